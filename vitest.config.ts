import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Tests that read or write a database get one cluster for all; each file clones the migrated template. */
const withDatabase = { globalSetup: ['tests/support/global-setup.ts'], testTimeout: 30_000, hookTimeout: 60_000 }

function project(name: string, options: TestProjectInlineConfiguration['test'] = {}): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: [`tests/${name}/**/*.test.ts`], ...options } }
}

export default defineConfig({
  // How to leave out types. The one for checking them builds on what a build makes and clears away.
  tsconfig: folder('tests/tsconfig.vitest.json'),
  resolve: {
    alias: {
      '#shared': folder('shared'),
      '#server': folder('server'),
      // What Nuxt provides while building; the sign-in tests run the real handler of nuxt-auth.
      '#auth': folder('node_modules/@sidebase/nuxt-auth/dist/runtime/server/services/index.js'),
      '#imports': folder('tests/support/nuxt-imports.ts'),
    },
  },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    server: { deps: { inline: [/@sidebase\/nuxt-auth/] } },
    env: { TZ: 'UTC', LOG_LEVEL: 'silent', PUPPETEER_SKIP_DOWNLOAD: '1', DATA_SECRETS: 'data-secret-of-the-tests-0123456789ab' },
    projects: [
      project('unit'),
      // Files of one worker share the loaded modules, which halves their time: all that a use case keeps is its database.
      project('domain', { ...withDatabase, isolate: false }),
      project('api', withDatabase),
      project('architecture', { ...withDatabase, testTimeout: 120_000 }),
    ],
  },
})
