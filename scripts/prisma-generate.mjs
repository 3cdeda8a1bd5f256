// Generates the Prisma client without the schema engine: `prisma generate` insists on the
// binary's presence but never runs it, so any existing file satisfies it and nothing is downloaded.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const cli = fileURLToPath(new URL('../node_modules/prisma/build/index.js', import.meta.url))
const node = process.platform === 'win32' ? 'node.exe' : 'node'
const result = spawnSync(`${root}/node_modules/.bin/${node}`, [cli, 'generate'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'pipe'],
  encoding: 'utf8',
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
})
if (result.status !== 0) {
  process.stderr.write(`${result.stdout}${result.stderr}`)
  process.exit(result.status ?? 1)
}
