/** The boundaries of the code base, each with the sentence a person reads when it is crossed. */
export default {
  forbidden: [
    {
      name: 'domain-knows-no-http',
      comment: 'Use cases are called by routes, jobs and tests alike.',
      severity: 'error',
      from: { path: '^server/domain/' },
      to: { path: '^server/(api|routes|middleware|plugins)/|node_modules/(h3|nitropack|next-auth|@sidebase/nuxt-auth)/' },
    },
    {
      name: 'http-is-the-platforms',
      comment: 'Only server/platform (and the sign-in handler, which the module wants so) speaks h3.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(platform|middleware|plugins|routes|api/auth)/|^server/api/\\[' },
      to: { path: 'node_modules/(h3|nitropack)/' },
    },
    {
      name: 'modules-talk-through-index',
      comment: 'Another module may change its files, not its index.',
      severity: 'error',
      from: { path: '^server/domain/([^/]+)/' },
      to: { path: '^server/domain/([^/]+)/', pathNot: '^server/domain/$1/|^server/domain/[^/]+/index\\.ts$' },
    },
    {
      name: 'routes-are-declarations',
      comment: 'A route calls one use case; it does not query.',
      severity: 'error',
      from: { path: '^server/api/v1/' },
      to: { path: '^server/platform/database\\.ts$|^server/generated/|node_modules/(pg|@prisma)/' },
    },
    {
      name: 'shared-is-pure',
      comment: 'Both sides use it: neither Vue nor Nitro nor the database.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|app)/|node_modules/(vue|nuxt|nitropack|h3|pg|@prisma|@nuxt)/' },
    },
    {
      name: 'app-never-imports-server',
      comment: 'The browser talks to the server over its routes only.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^server/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or have a third in common.',
      severity: 'error',
      from: { pathNot: '^server/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'production-needs-no-dev-dependency',
      comment: 'What the built server imports is listed under dependencies.',
      severity: 'error',
      from: { path: '^(server|shared|app)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^server/generated' },
    exclude: { path: '\\.nuxt/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: '.dependency-cruiser.tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
