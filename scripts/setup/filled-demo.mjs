// The demo companies, filled once for this build and day and kept stopped: browser tests begin with copies.
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { stampFile } from './build.mjs'
import { dataFolder } from './places.mjs'
import { databaseUser } from './postgres-binaries.mjs'

const kept = join(dataFolder, 'filled-demo')
const keptWith = join(kept, 'filled-with')

/** Copies the kept demo into an empty folder; false when there is none for this build, day and these secrets. */
export function copyFilledDemo(folder, secrets) {
  if (!existsSync(keptWith) || readFileSync(keptWith, 'utf8') !== stampFor(secrets)) return false
  cpSync(kept, folder, { recursive: true, verbatimSymlinks: true })
  // PostgreSQL wants its folder for itself, whatever the copy is.
  chmodSync(join(folder, 'data'), 0o700)
  giveToDatabaseUser(join(folder, 'data'))
  return true
}

/** Keeps a folder whose database has been filled and stopped. */
export function keepFilledDemo(folder, secrets) {
  rmSync(kept, { recursive: true, force: true })
  mkdirSync(kept, { recursive: true })
  cpSync(folder, kept, { recursive: true, verbatimSymlinks: true, filter: path => !basename(path).startsWith('postgresql-') })
  writeFileSync(keptWith, stampFor(secrets))
}

/** Days of the demo count from the day of its filling. */
function stampFor(secrets) {
  return [readFileSync(stampFile, 'utf8'), new Date().toDateString(), secrets].join('\n')
}

/** What root copies is root's, and PostgreSQL runs as somebody else. */
function giveToDatabaseUser(data) {
  const { uid, gid } = databaseUser()
  if (uid === undefined) return
  chownSync(data, uid, gid)
  for (const name of readdirSync(data, { recursive: true })) chownSync(join(data, name), uid, gid)
}
