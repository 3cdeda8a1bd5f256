// npm run typecheck: the application (vue-tsc over Nuxt's projects), then server, tests and scripts.
import { spawnSync } from 'node:child_process'
import { root } from './setup/places.mjs'
import { prepareNuxt } from './setup/prepare.mjs'

prepareNuxt()
// The server's files are checked with the tests, which use nearly all of them; the application checks the types of its routes.
const projects = ['.nuxt/tsconfig.app.json', '.nuxt/tsconfig.shared.json', '.nuxt/tsconfig.node.json', 'tests/tsconfig.json']
const codes = projects.map((project) => {
  return spawnSync(process.execPath, ['node_modules/vue-tsc/bin/vue-tsc.js', '--noEmit', '-p', project], { cwd: root, stdio: 'inherit' }).status
})
process.exit(codes.every(code => code === 0) ? 0 : 1)
