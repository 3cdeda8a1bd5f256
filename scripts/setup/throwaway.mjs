// A complete WorkmateOS that nobody keeps: production build, fresh database, demo companies. For end-to-end tests and the bench.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { launchApplication } from './application.mjs'
import { buildIfChanged, serverEntry } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { prepareDatabase } from './database-roles.mjs'
import { startCluster } from './embedded-postgres.mjs'
import { copyFilledDemo, keepFilledDemo } from './filled-demo.mjs'
import { dataFolder, ensureDataFolder } from './places.mjs'
import { StartProblem, freePortFrom } from './processes.mjs'

/** Documents that the worker of a kept demo has still to make: enough to see it at work. */
const DOCUMENTS_TO_MAKE = 20

/**
 * Starts one: `{ url, env, pid(), restart(), stop() }`. `secrets` is its key ring; `port` the first that is tried; `settings` are
 * further environment variables; `keepDemo` fills the demo once a day for all that ask for it.
 */
export async function startThrowaway({ port: preferredPort, secrets, say, settings = {}, keepDemo = false }) {
  const started = []
  const stop = () => stopAll(started)
  try {
    ensureDataFolder()
    const chromium = await ensureChromium(say)
    if (!chromium) throw new StartProblem('A Chromium is needed here: install one, or set CHROMIUM_PATH.')
    await buildIfChanged(say)
    const folder = mkdtempSync(join(tmpdir(), 'workmateos-'))
    chmodSync(folder, 0o755)
    started.unshift(() => rmSync(folder, { recursive: true, force: true }))
    const place = { folder, secrets, port: await freePortFrom(preferredPort), logFile: join(dataFolder, `server-${preferredPort}.log`), say }
    if (keepDemo && !copyFilledDemo(folder, secrets)) {
      await fillDemo(place)
      keepFilledDemo(folder, secrets)
    }
    const env = { ...await environment(place, started), CHROMIUM_PATH: chromium, ...settings }
    const launch = () => launchApplication({ ...place, entry: serverEntry, env })
    let server = launch()
    started.unshift(() => server.stop())
    await server.ready
    /** Stops the application and starts it again on the same data; answers the milliseconds of the start. */
    const restart = async () => {
      await server.stop()
      const startedAt = performance.now()
      server = launch()
      await server.ready
      return Math.round(performance.now() - startedAt)
    }
    return { url: `http://localhost:${place.port}`, env, pid: () => server.pid, restart, stop }
  }
  catch (error) {
    await stop()
    throw error
  }
}

async function stopAll(started) {
  for (const end of started.splice(0)) await end()
}

/** Fills the demo and stops, without a worker; most documents of past invoices nobody will look at are not made later either. */
async function fillDemo(place) {
  const started = []
  try {
    const env = { ...await environment(place, started), WORKMATE_ROLE: 'web' }
    const server = launchApplication({ ...place, entry: serverEntry, env })
    started.unshift(() => server.stop())
    await server.ready
    await withoutMostDocuments(env.DATABASE_URL)
  }
  finally {
    await stopAll(started)
  }
}

async function withoutMostDocuments(connectionString) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(`DELETE FROM pgboss.job WHERE name = 'invoice.render' AND id NOT IN (
    SELECT id FROM pgboss.job WHERE name = 'invoice.render' ORDER BY created_on DESC LIMIT $1)`, [DOCUMENTS_TO_MAKE])
  await client.end()
}

async function environment({ folder, port, secrets }, started) {
  const cluster = await startCluster({ folder, preferredPort: 51280 + port, hasty: true })
  started.unshift(cluster.stop)
  const logins = { ownerPassword: 'owner', runtimePassword: 'runtime' }
  const { ownerUrl, runtimeUrl } = await prepareDatabase({ ...cluster, database: 'workmateos', ...logins })
  const origin = `http://localhost:${port}/api/auth`
  return {
    ...withoutSettings(process.env),
    HOST: '127.0.0.1', PORT: String(port), DEMO_IDP_PORT: String(await freePortFrom(port + 1)), WORKMATE_DEMO: '1',
    AUTH_ORIGIN: origin, NEXTAUTH_URL: origin, SESSION_SECRETS: secrets, DATA_SECRETS: secrets,
    DATABASE_URL: ownerUrl, DATABASE_RUNTIME_URL: runtimeUrl, FILES_DIR: join(folder, 'files'),
  }
}

/** It must not mail, store or sign in anywhere because of the shell it is started from. */
function withoutSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(SMTP|S3|OIDC|DATABASE|AUTH|NEXTAUTH|WORKMATE)_/.test(name)))
}
