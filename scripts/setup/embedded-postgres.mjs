// One embedded PostgreSQL cluster: makes it, starts it, takes over one that a killed start left behind, stops it.
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseUser, postgresPrograms } from './postgres-binaries.mjs'
import { StartProblem, commandOf, endProcess, freePortFrom, isRunning } from './processes.mjs'

const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=256MB', 'max_connections=120', 'jit=off']
/** For tests only: data may be lost at a power cut. */
const HASTY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=400', 'max_wal_size=4GB']

/**
 * Starts the cluster below `folder` (`data/`, `cluster.json`, `postgres.log`).
 * Returns `{ port, password, reused, stop() }`; user `postgres` is its superuser.
 */
export async function startCluster({ folder, preferredPort = 54320, hasty = false }) {
  const user = databaseUser()
  const cluster = { folder, data: join(folder, 'data'), user, programs: postgresPrograms(user, folder), hasty }
  mkdirSync(folder, { recursive: true })
  const known = existsSync(join(cluster.data, 'PG_VERSION')) ? readNotes(cluster) : initialise(cluster, preferredPort)
  const left = await leftBehind(cluster, known)
  if (left) return handle(cluster, known, left)
  const port = await freePortFrom(known.port)
  const notes = { ...known, port }
  const pid = await launch(cluster, notes)
  return handle(cluster, notes, { pid, ours: true })
}

function handle(cluster, notes, { pid, ours, reused = false }) {
  writeNotes(cluster, { ...notes, startedBy: ours ? process.pid : notes.startedBy })
  return {
    port: notes.port,
    password: notes.password,
    reused,
    pid,
    // Another start of the same checkout is still using it: leave it running.
    stop: () => ours ? endProcess(pid, { signal: 'SIGINT', patienceMs: 15_000 }) : Promise.resolve(),
  }
}

function readNotes({ folder }) {
  try {
    return JSON.parse(readFileSync(join(folder, 'cluster.json'), 'utf8'))
  }
  catch {
    throw new StartProblem(`The database in ${folder} has lost its cluster.json (port and password): restore that file, or move the folder away to begin with an empty database.`)
  }
}

function writeNotes({ folder }, notes) {
  writeFileSync(join(folder, 'cluster.json'), `${JSON.stringify(notes, null, 2)}\n`, { mode: 0o600 })
}

function initialise(cluster, port) {
  const notes = { port, password: randomBytes(18).toString('base64url') }
  // A folder without PG_VERSION is what an interrupted initdb leaves; initdb wants it empty.
  rmSync(cluster.data, { recursive: true, force: true })
  mkdirSync(cluster.data, { recursive: true, mode: 0o700 })
  const passwordFile = join(cluster.folder, 'initial-password')
  writeFileSync(passwordFile, notes.password, { mode: 0o600 })
  if (cluster.user.uid !== undefined) {
    for (const path of [cluster.data, passwordFile]) chownSync(path, cluster.user.uid, cluster.user.gid)
  }
  try {
    // Sorting by ICU's root rules puts Ä beside A on every platform.
    const result = spawnSync(join(cluster.programs, 'initdb'), [
      `--pgdata=${cluster.data}`, '--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`,
      '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und', ...cluster.hasty ? ['--no-sync'] : [],
    ], { ...cluster.user, cwd: cluster.data, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
    if (result.status !== 0) {
      throw new StartProblem(`The embedded PostgreSQL could not be set up in ${cluster.data}: ${(result.stderr || String(result.error)).trim()}`)
    }
  }
  finally {
    rmSync(passwordFile, { force: true })
  }
  writeNotes(cluster, notes)
  return notes
}

/**
 * A server that still runs on this data although nobody started it in this run. If its starter is gone
 * (kill -9) it becomes ours; if another start is alive it is shared and left alone at the end.
 */
async function leftBehind(cluster, notes) {
  const pidFile = join(cluster.data, 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n').map(Number)
  const alive = isRunning(pid) && !isAnotherProgram(pid)
  if (!alive) {
    rmSync(pidFile, { force: true })
    return undefined
  }
  if (port === notes.port && await answers({ ...notes, port }, 10_000)) {
    return { pid, ours: !isRunning(notes.startedBy), reused: true }
  }
  await endProcess(pid, { signal: 'SIGINT', patienceMs: 5000 })
  rmSync(pidFile, { force: true })
  return undefined
}

/** After a reboot the number in the file may belong to something else. */
function isAnotherProgram(pid) {
  const command = commandOf(pid)
  return command !== '' && !command.includes('postgres')
}

async function launch(cluster, notes) {
  const logFile = join(cluster.folder, 'postgres.log')
  // The previous server's children may hold its shared memory for a moment after a kill -9.
  for (let attempt = 1; ; attempt++) {
    const log = openSync(logFile, 'w')
    const settings = [...SETTINGS, ...cluster.hasty ? HASTY : []].flatMap(setting => ['-c', setting])
    const server = spawn(join(cluster.programs, 'postgres'), ['-D', cluster.data, '-p', String(notes.port), ...settings], {
      ...cluster.user, cwd: cluster.data, detached: true, stdio: ['ignore', log, log], env: { ...process.env, LC_ALL: 'C' },
    })
    closeSync(log)
    server.unref()
    const failed = new Promise((resolve) => {
      server.once('error', () => resolve(false))
      server.once('exit', () => resolve(false))
    })
    if (await Promise.race([answers(notes, 60_000), failed])) return server.pid
    await endProcess(server.pid, { signal: 'SIGINT' })
    const reason = lastLine(logFile)
    if (attempt === 20) throw new StartProblem(`The embedded PostgreSQL did not start: ${reason} (see ${logFile})`)
    await pause(500)
  }
}

function lastLine(file) {
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.findLast(line => line.includes('FATAL')) ?? lines.at(-1) ?? 'no reason given'
}

/** Waits until the server accepts our password; false if it does not in time. */
async function answers({ port, password }, patienceMs) {
  const giveUpAt = Date.now() + patienceMs
  while (Date.now() < giveUpAt) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres', connectionTimeoutMillis: 2000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return true
    }
    catch (error) {
      if (error.code === '28P01') return false
      await pause(50)
    }
    finally {
      await client.end().catch(() => undefined)
    }
  }
  return false
}
