// Puts the operator's commands beside the built server, so that a container without npm has them too:
//   node .output/commands/backup.mjs /data/backups/today
// Usage: bundle-commands.mjs [folder]
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { root } from './setup/places.mjs'

const commands = ['backup', 'restore', 'migrate', 'invariants', 'found-company', 'break-glass']

const options = {
  outdir: process.argv[2] ?? `${root}/.output/commands`,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  external: ['pg-native'],
  alias: { '#server': `${root}/server`, '#shared': `${root}/shared` },
  // Packages written for CommonJS ask for Node's modules with require().
  banner: { js: 'import { createRequire as createRequireOfBundle } from \'node:module\'; const require = createRequireOfBundle(import.meta.url);' },
  logLevel: 'warning',
}
const sources = names => names.map(name => fileURLToPath(new URL(`${name}.ts`, import.meta.url)))

// What several commands need is written once.
await build({ ...options, entryPoints: sources(commands), splitting: true, chunkNames: '[name]-[hash]' })
// An auditor takes this one file along.
await build({ ...options, entryPoints: sources(['verify-audit-export']) })
