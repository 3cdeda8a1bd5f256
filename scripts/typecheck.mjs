// npm run typecheck: the application (vue-tsc over Nuxt's projects), then tests and scripts.
import { spawnSync } from 'node:child_process'
import { root } from './setup/places.mjs'
import { prepareNuxt } from './setup/prepare.mjs'

prepareNuxt()
const checks = [
  ['node_modules/vue-tsc/bin/vue-tsc.js', '-b', '--noEmit'],
  ['node_modules/vue-tsc/bin/vue-tsc.js', '--noEmit', '-p', 'tests/tsconfig.json'],
]
const codes = checks.map(args => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status)
process.exit(codes.every(code => code === 0) ? 0 : 1)
