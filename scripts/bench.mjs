// npm run bench: the production build on a database of years of use, everything on this machine.
// BENCH_INVOICES, BENCH_TIME_ENTRIES, BENCH_CUSTOMERS, BENCH_DOCUMENTS and BENCH_SECONDS make it smaller or longer; BENCH_KEEP=1 leaves the
// application running afterwards, until Ctrl-C, and prints how to measure again.
import { continueOnNode24, installPackages, requireNode20 } from './setup/install.mjs'

requireNode20()
await installPackages(line => process.stdout.write(`${line}\n`))
await continueOnNode24()

const { spawn } = await import('node:child_process')
const { readFileSync } = await import('node:fs')
const { setTimeout: pause } = await import('node:timers/promises')
const { runMain, say } = await import('./setup/terminal.mjs')
const { onEndingSignal } = await import('./setup/processes.mjs')
const { root } = await import('./setup/places.mjs')
const { startThrowaway } = await import('./setup/throwaway.mjs')

await runMain(async () => {
  const application = await startThrowaway({ port: 3180, secrets: 'bench-only-0123456789abcdef0123456789', say })
  onEndingSignal(async () => {
    await application.stop()
    process.exit(1)
  })
  try {
    say('Filling the volume database …')
    await script('scripts/demo-volume.ts', application.env, [
      '--invoices', process.env.BENCH_INVOICES ?? '100000', '--time-entries', process.env.BENCH_TIME_ENTRIES ?? '1000000',
      '--customers', process.env.BENCH_CUSTOMERS ?? '20000', '--documents', process.env.BENCH_DOCUMENTS ?? '10000',
    ])
    // The first start on so much data does the day's maintenance; what counts is a start on an ordinary day.
    await application.restart()
    await pause(60_000)
    const startMs = await application.restart()
    await pause(20_000)
    const idleMb = residentMegabytes(application.pid())
    const figures = { BENCH_START_MS: String(startMs), ...idleMb && { BENCH_IDLE_MB: String(idleMb) } }
    await script('bench/measure.ts', { ...application.env, ...figures, BENCH_URL: application.url }, []).catch((error) => {
      if (!process.env.BENCH_KEEP) throw error
      say(error.message)
    })
    if (process.env.BENCH_KEEP) {
      const { DATABASE_URL, DATABASE_RUNTIME_URL, SESSION_SECRETS, DATA_SECRETS, FILES_DIR } = application.env
      const settings = Object.entries({
        DATABASE_URL, DATABASE_RUNTIME_URL, SESSION_SECRETS, DATA_SECRETS, FILES_DIR, BENCH_URL: application.url,
      })
      const shown = settings.map(([name, value]) => `${name}='${value}'`).join(' ')
      say(`Again: ${shown} node scripts/run.mjs bench/measure.ts`)
      await new Promise(() => setInterval(() => undefined, 60_000))
    }
  }
  finally {
    await application.stop()
  }
})

/** Resident memory of a process; only Linux tells. */
function residentMegabytes(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
  }
  catch {
    return 0
  }
}

function script(file, env, args) {
  const child = spawn(process.execPath, ['scripts/run.mjs', file, ...args], { cwd: root, stdio: 'inherit', env })
  return new Promise((resolve, reject) => child.on('exit', code => code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}`))))
}
