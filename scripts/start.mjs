// npm start: from a fresh clone to a running WorkmateOS. Plain JavaScript for Node 20, which only installs
// Node 24 and hands over to it; whatever needs a package is imported after that.
import { join } from 'node:path'
import { continueOnNode24, installPackages, requireNode20 } from './setup/install.mjs'

requireNode20()
const startedAt = Date.now()
await installPackages(line => process.stdout.write(`${line}\n`))
await continueOnNode24()

const { elapsed, runMain, say } = await import('./setup/terminal.mjs')
const { applicationEnvironment, claimRun, forgetRun, openDatabase, rememberRun } = await import('./setup/services.mjs')
const { StartProblem, onEndingSignal } = await import('./setup/processes.mjs')
const { buildIfChanged, serverEntry } = await import('./setup/build.mjs')
const { dataFolder, loadEnvironmentFile } = await import('./setup/places.mjs')
const { ensureChromium } = await import('./setup/chromium.mjs')
const { launchApplication } = await import('./setup/application.mjs')

/** What was started, last first: stopped in this order. */
const started = []
let stopping = false

async function stopAll() {
  stopping = true
  for (const stop of started.splice(0)) await stop()
  forgetRun()
}

await runMain(async () => {
  loadEnvironmentFile()
  const port = Number(process.env.PORT || 3000)
  await claimRun(port)
  onEndingSignal(async () => {
    say('\nStopping …')
    await stopAll()
    process.exit(0)
  })
  try {
    await run(port)
  }
  catch (error) {
    // Whatever is being stopped may complain on its way.
    if (stopping) return
    await stopAll()
    throw error
  }
})

async function run(port) {
  const [chromium, , database] = await Promise.all([ensureChromium(say), buildIfChanged(say), open()])
  const env = await applicationEnvironment({ port, database, chromium })
  say('Starting WorkmateOS …')
  const server = launchApplication({ entry: serverEntry, env, logFile: join(dataFolder, 'server.log'), say })
  started.unshift(server.stop)
  rememberRun({ pid: process.pid, serverPid: server.pid, port })
  await server.ready
  announce(server, port)
  const code = await server.ended
  if (stopping) return
  throw new StartProblem(`${server.lastLines.join('\n')}\n\nThe application ended by itself (code ${code}): see ${join(dataFolder, 'server.log')}.`)
}

async function open() {
  const database = await openDatabase(say)
  started.unshift(database.stop)
  return database
}

function announce(server, port) {
  say(`\nWorkmateOS is ready after ${elapsed(startedAt)}: http://localhost:${port}\n`)
  if (server.demoAccounts.length > 0) {
    say('Sign in with one of the demo accounts:')
    for (const account of server.demoAccounts) say(`  ${account}`)
    say('')
  }
  say('Press Ctrl-C to stop.')
}
