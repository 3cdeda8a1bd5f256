// What tools need before they can read the sources: the generated Prisma client and Nuxt's types.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartProblem } from './processes.mjs'
import { root } from './places.mjs'

const stampFile = join(root, 'node_modules/.cache/workmateos/schema')

/** Generates the Prisma client unless it is that of the present schema. */
export function ensureClient() {
  const hash = schemaHash()
  const current = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash
  if (current && existsSync(join(root, 'server/generated/prisma/client.ts'))) return
  runQuietly(['scripts/prisma-generate.mjs'], 'The Prisma client could not be generated')
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, hash)
}

/** Writes `.nuxt`: types, auto-imports, the ESLint configuration. Pages and components change often, so it always runs. */
export function prepareNuxt() {
  runQuietly(['node_modules/nuxt/bin/nuxt.mjs', 'prepare'], 'Nuxt could not prepare its types')
}

function schemaHash() {
  const hash = createHash('sha256')
  const folder = join(root, 'prisma/schema')
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.update(readFileSync(join(root, 'node_modules/prisma/package.json'))).digest('hex')
}

function runQuietly(args, complaint) {
  const env = { ...process.env, NUXT_TELEMETRY_DISABLED: '1' }
  const result = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env })
  if (result.status !== 0) throw new StartProblem(`${result.stdout}${result.stderr}\n${complaint}.`)
}
