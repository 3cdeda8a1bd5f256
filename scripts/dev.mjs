// npm run dev: the development server with hot reload on the same embedded services as npm start.
import { continueOnNode24, installPackages, requireNode20 } from './setup/install.mjs'

requireNode20()
await installPackages(line => process.stdout.write(`${line}\n`))
await continueOnNode24()

const { spawn } = await import('node:child_process')
const { runMain, say } = await import('./setup/terminal.mjs')
const { applicationEnvironment, claimRun, forgetRun, openDatabase, rememberRun } = await import('./setup/services.mjs')
const { endProcess, onEndingSignal } = await import('./setup/processes.mjs')
const { ensureClient } = await import('./setup/prepare.mjs')
const { loadEnvironmentFile, root } = await import('./setup/places.mjs')
const { ensureChromium } = await import('./setup/chromium.mjs')

await runMain(async () => {
  loadEnvironmentFile()
  const port = Number(process.env.PORT || 3000)
  await claimRun(port)
  ensureClient()
  const [chromium, database] = await Promise.all([ensureChromium(say), openDatabase(say)])
  const env = await applicationEnvironment({ port, database, chromium })
  const nuxt = spawn(process.execPath, ['node_modules/nuxt/bin/nuxt.mjs', 'dev', '--port', String(port), '--no-fork'], {
    cwd: root, env: { ...env, NODE_ENV: 'development', NUXT_TELEMETRY_DISABLED: '1' }, stdio: 'inherit', detached: true,
  })
  rememberRun({ pid: process.pid, serverPid: nuxt.pid, port })
  const stopAll = async () => {
    await endProcess(nuxt.pid, { patienceMs: 10_000 })
    await database.stop()
    forgetRun()
  }
  onEndingSignal(async () => {
    await stopAll()
    process.exit(0)
  })
  nuxt.on('exit', async (code) => {
    await stopAll()
    process.exit(code ?? 1)
  })
})
