// Starts the built server as a child and waits until it serves.
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { endProcess, StartProblem } from './processes.mjs'

const STOP_PATIENCE_MS = 35_000
const READY_PATIENCE_MS = 15 * 60_000

/**
 * Spawns the server: `{ pid, ready, ended, demoAccounts, lastLines, stop() }`. `ready` resolves when /readyz
 * answers 200, `ended` with the exit code. Progress lines go to `say`; all that is printed is kept in `logFile`.
 */
export function launchApplication({ entry, env, logFile, say }) {
  const child = spawn(process.execPath, ['--import', new URL('stop-with-parent.mjs', import.meta.url).href, entry], {
    env: { ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A Ctrl-C in the terminal reaches the command only, which then stops the server in order.
    detached: true,
  })
  const output = readOutput(child, { logFile, say })
  const ended = new Promise(resolve => child.on('exit', (code, signal) => resolve(signal ? 1 : code ?? 1)))
  return {
    ...output,
    pid: child.pid,
    ended,
    ready: untilReady({ address: addressOf(env), output, ended }),
    stop: () => endProcess(child.pid, { patienceMs: STOP_PATIENCE_MS }),
  }
}

function addressOf({ HOST, PORT }) {
  const host = !HOST || HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST
  return `http://${host}:${PORT}`
}

function readOutput(child, { logFile, say }) {
  const log = createWriteStream(logFile)
  const output = { demoAccounts: [], lastLines: [] }
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`)
      take(line, output, say)
    })
  }
  return output
}

/** The server speaks JSON to its log and plain lines to people. */
function take(line, output, say) {
  if (line.startsWith('demo-account ')) return output.demoAccounts.push(line.slice('demo-account '.length))
  if (line.startsWith('progress ')) return say(line.slice('progress '.length))
  const problem = problemIn(line)
  if (problem) {
    output.lastLines.push(problem)
    if (output.lastLines.length > 12) output.lastLines.shift()
  }
  return undefined
}

function problemIn(line) {
  if (!line.startsWith('{')) return /^\s*(at |Listening on)/.test(line) ? undefined : line
  try {
    const entry = JSON.parse(line)
    return entry.level >= 50 ? [entry.msg, entry.err?.message].filter(Boolean).join(': ') : undefined
  }
  catch {
    return line
  }
}

async function untilReady({ address, output, ended }) {
  let exit
  void ended.then(code => exit = code)
  const giveUpAt = Date.now() + READY_PATIENCE_MS
  while (Date.now() < giveUpAt) {
    if (exit !== undefined) throw new StartProblem(`${output.lastLines.join('\n')}\n\nThe application stopped while starting.`)
    const status = await statusOf(`${address}/readyz`)
    if (status === 200) return
    await pause(100)
  }
  throw new StartProblem(`${output.lastLines.join('\n')}\n\nThe application did not become ready in 15 minutes.`)
}

async function statusOf(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
    await response.arrayBuffer()
    return response.status
  }
  catch {
    return 0
  }
}
