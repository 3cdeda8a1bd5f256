// Folders of this checkout and what is kept in them between runs.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canReach, databaseUser } from './postgres-binaries.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
export const dataFolder = join(root, '.data')

/** The migrations of this checkout; a container has them elsewhere. */
export function migrationsFolder() {
  return process.env.MIGRATIONS_DIR ?? join(root, 'prisma/migrations')
}

export function ensureDataFolder() {
  mkdirSync(dataFolder, { recursive: true, mode: 0o755 })
}

/**
 * Where the embedded database lives: `.data/postgres`, or, when user `postgres` cannot get there (a checkout
 * under /root), a folder under /var/lib whose name is remembered in `.data`: deleting `.data` begins anew.
 */
export function clusterFolder() {
  const here = join(dataFolder, 'postgres')
  if (existsSync(join(here, 'cluster.json')) || canReach(databaseUser(), dataFolder)) return here
  const reminder = join(dataFolder, 'postgres-folder')
  if (!existsSync(reminder)) writeFileSync(reminder, `/var/lib/workmateos-${randomBytes(4).toString('hex')}\n`)
  return readFileSync(reminder, 'utf8').trim()
}

/** Secrets made once for this installation, readable by its user only. */
export function installationSecrets() {
  const file = join(dataFolder, 'secrets.json')
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const secret = () => randomBytes(32).toString('base64url')
  const secrets = { sessionSecrets: [secret()], dataSecrets: [secret()], ownerPassword: secret(), runtimePassword: secret(), ...kept }
  if (Object.keys(kept).length < Object.keys(secrets).length) {
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  }
  return secrets
}

/** Reads `.env` beside package.json; what the shell already sets wins. */
export function loadEnvironmentFile() {
  const file = join(root, '.env')
  if (existsSync(file) && process.loadEnvFile) process.loadEnvFile(file)
}
