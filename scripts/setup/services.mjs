// Everything around the application that `start`, `dev` and the end-to-end tests need: database, secrets, folders.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareDatabase } from './database-roles.mjs'
import { startCluster } from './embedded-postgres.mjs'
import { clusterFolder, dataFolder, ensureDataFolder, installationSecrets } from './places.mjs'
import { StartProblem, commandOf, endProcess, freePortFrom, isPortFree, isRunning } from './processes.mjs'

const runFile = join(dataFolder, 'run.json')

/** Ends what a killed start left behind; refuses to start twice from one folder, or on a port that is taken. */
export async function claimRun(port) {
  ensureDataFolder()
  const previous = previousRun()
  if (previous && isRunning(previous.pid) && /start|dev/.test(commandOf(previous.pid) || 'start')) {
    throw new StartProblem(`WorkmateOS already runs from this folder at http://localhost:${previous.port} (process ${previous.pid}): stop that one first.`)
  }
  if (previous?.serverPid && /index\.mjs|nuxt/.test(commandOf(previous.serverPid))) {
    await endProcess(previous.serverPid, { patienceMs: 1500 })
  }
  if (!await isPortFree(port)) {
    throw new StartProblem(`Port ${port} is already in use by another program: stop it, or choose another port, for example \`PORT=${port + 80} npm start\`.`)
  }
  rememberRun({ pid: process.pid, port })
}

export function rememberRun(run) {
  writeFileSync(runFile, JSON.stringify(run))
}

export function forgetRun() {
  rmSync(runFile, { force: true })
}

function previousRun() {
  try {
    return existsSync(runFile) ? JSON.parse(readFileSync(runFile, 'utf8')) : undefined
  }
  catch {
    return undefined
  }
}

/** The database of DATABASE_URL, or the embedded one: `{ ownerUrl, runtimeUrl, stop() }`. */
export async function openDatabase(say) {
  if (process.env.DATABASE_URL) {
    return { ownerUrl: process.env.DATABASE_URL, runtimeUrl: process.env.DATABASE_RUNTIME_URL, stop: () => Promise.resolve() }
  }
  say('Starting the database …')
  const secrets = installationSecrets()
  const cluster = await startCluster({ folder: clusterFolder() })
  const { ownerPassword, runtimePassword } = secrets
  const urls = await prepareDatabase({ ...cluster, database: 'workmateos', ownerPassword, runtimePassword })
  return { ...urls, stop: cluster.stop }
}

/** The environment of the server: what the shell sets wins over what is filled in here. */
export async function applicationEnvironment({ port, database, chromium }) {
  const demo = !process.env.OIDC_ISSUER
  const origin = process.env.AUTH_ORIGIN ?? `http://localhost:${port}/api/auth`
  const settings = {
    AUTH_ORIGIN: origin,
    NEXTAUTH_URL: origin,
    SESSION_SECRETS: installationSecrets().sessionSecrets.join(','),
    DATA_SECRETS: installationSecrets().dataSecrets.join(','),
    FILES_DIR: join(dataFolder, 'files'),
    ...chromium ? { CHROMIUM_PATH: chromium } : {},
    // With demo accounts anybody could sign in: keep it on this machine.
    ...demo ? { WORKMATE_DEMO: '1', HOST: '127.0.0.1', DEMO_IDP_PORT: String(await freePortFrom(port + 1)) } : {},
    ...process.env,
    DATABASE_URL: database.ownerUrl,
    PORT: String(port),
  }
  return database.runtimeUrl ? { ...settings, DATABASE_RUNTIME_URL: database.runtimeUrl } : settings
}
