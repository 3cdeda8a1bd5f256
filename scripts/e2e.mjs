// npm run test:e2e: the production build with the demo company on an empty database, and Playwright against it.
// Arguments go to Playwright: npm run test:e2e -- main-job
import { continueOnNode24, installPackages, requireNode20 } from './setup/install.mjs'

requireNode20()
await installPackages(line => process.stdout.write(`${line}\n`))
await continueOnNode24()

const { spawn } = await import('node:child_process')
const { chmodSync, mkdtempSync, rmSync } = await import('node:fs')
const { tmpdir } = await import('node:os')
const { join } = await import('node:path')
const { runMain, say } = await import('./setup/terminal.mjs')
const { StartProblem, freePortFrom, onEndingSignal } = await import('./setup/processes.mjs')
const { buildIfChanged, serverEntry } = await import('./setup/build.mjs')
const { ensureDataFolder, dataFolder, root } = await import('./setup/places.mjs')
const { ensureChromium } = await import('./setup/chromium.mjs')
const { startCluster } = await import('./setup/embedded-postgres.mjs')
const { prepareDatabase } = await import('./setup/database-roles.mjs')
const { launchApplication } = await import('./setup/application.mjs')

/** What was started, last first. */
const started = []

async function stopAll() {
  for (const stop of started.splice(0)) await stop()
}

await runMain(async () => {
  ensureDataFolder()
  onEndingSignal(async () => {
    await stopAll()
    process.exit(1)
  })
  try {
    process.exitCode = await run()
  }
  finally {
    await stopAll()
  }
})

async function run() {
  const chromium = await ensureChromium(say)
  if (!chromium) throw new StartProblem('The end-to-end tests need a Chromium: install one, or set CHROMIUM_PATH.')
  await buildIfChanged(say)
  const folder = mkdtempSync(join(tmpdir(), 'workmateos-test-'))
  chmodSync(folder, 0o755)
  started.unshift(() => rmSync(folder, { recursive: true, force: true }))
  const port = await freePortFrom(Number(process.env.E2E_PORT || 3170))
  const env = { ...await environment({ folder, port }), CHROMIUM_PATH: chromium }
  const server = launchApplication({ entry: serverEntry, env, logFile: join(dataFolder, 'e2e-server.log'), say })
  started.unshift(server.stop)
  await server.ready
  return playwright({ E2E_BASE_URL: `http://localhost:${port}`, CHROMIUM_PATH: chromium, DATABASE_URL: env.DATABASE_URL })
}

async function environment({ folder, port }) {
  const cluster = await startCluster({ folder, preferredPort: 54450, hasty: true })
  started.unshift(cluster.stop)
  const logins = { ownerPassword: 'owner', runtimePassword: 'runtime' }
  const { ownerUrl, runtimeUrl } = await prepareDatabase({ ...cluster, database: 'workmateos', ...logins })
  const origin = `http://localhost:${port}/api/auth`
  return {
    ...withoutSettings(process.env),
    HOST: '127.0.0.1', PORT: String(port), DEMO_IDP_PORT: String(await freePortFrom(port + 1)), WORKMATE_DEMO: '1',
    AUTH_ORIGIN: origin, NEXTAUTH_URL: origin, SESSION_SECRETS: 'end-to-end-tests-only-0123456789abcdef',
    DATABASE_URL: ownerUrl, DATABASE_RUNTIME_URL: runtimeUrl, FILES_DIR: join(folder, 'files'),
  }
}

/** The tests' server must not mail, store or sign in anywhere because of the shell it is started from. */
function withoutSettings(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(SMTP|S3|OIDC|DATABASE|AUTH|NEXTAUTH|WORKMATE)_/.test(name)))
}

function playwright(env) {
  const args = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)]
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise(resolve => child.on('exit', code => resolve(code ?? 1)))
}
