// A complete WorkmateOS that nobody keeps: production build, fresh database, demo companies. For end-to-end tests and the bench.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApplication } from './application.mjs'
import { buildIfChanged, serverEntry } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { prepareDatabase } from './database-roles.mjs'
import { startCluster } from './embedded-postgres.mjs'
import { dataFolder, ensureDataFolder } from './places.mjs'
import { StartProblem, freePortFrom } from './processes.mjs'

/**
 * Starts one: `{ url, env, pid(), restart(), stop() }`. `secrets` is its key ring; `port` the first
 * that is tried; `settings` are further environment variables.
 */
export async function startThrowaway({ port: preferredPort, secrets, say, settings = {} }) {
  const started = []
  const stop = async () => {
    for (const end of started.splice(0)) await end()
  }
  try {
    ensureDataFolder()
    const chromium = await ensureChromium(say)
    if (!chromium) throw new StartProblem('A Chromium is needed here: install one, or set CHROMIUM_PATH.')
    await buildIfChanged(say)
    const folder = mkdtempSync(join(tmpdir(), 'workmateos-'))
    chmodSync(folder, 0o755)
    started.unshift(() => rmSync(folder, { recursive: true, force: true }))
    const port = await freePortFrom(preferredPort)
    const env = { ...await environment({ folder, port, secrets, started }), CHROMIUM_PATH: chromium, ...settings }
    const launch = () => launchApplication({ entry: serverEntry, env, logFile: join(dataFolder, `server-${preferredPort}.log`), say })
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
    return { url: `http://localhost:${port}`, env, pid: () => server.pid, restart, stop }
  }
  catch (error) {
    await stop()
    throw error
  }
}

async function environment({ folder, port, secrets, started }) {
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
