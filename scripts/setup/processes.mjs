// Ports, process ids and orderly endings, on every platform.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A sentence for the person at the keyboard; shown without a stack trace. */
export class StartProblem extends Error {}

export function isRunning(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  }
  catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return !isZombie(pid)
}

/** Killed, but not yet collected by its parent: in a container without an init process that may last for ever. */
function isZombie(pid) {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  }
  catch {
    return false
  }
}

/** The command line of a process, or '' if it cannot be told. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  }
  catch {
    if (process.platform === 'win32') return ''
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  }
}

/** Asks a process to end and forces it after `patienceMs`. */
export async function endProcess(pid, { signal = 'SIGTERM', patienceMs = 10_000 } = {}) {
  if (!isRunning(pid)) return
  send(pid, signal)
  const giveUpAt = Date.now() + patienceMs
  while (isRunning(pid)) {
    if (Date.now() > giveUpAt) {
      send(pid, 'SIGKILL')
      await pause(200)
      return
    }
    await pause(50)
  }
}

function send(pid, signal) {
  try {
    process.kill(pid, signal)
  }
  catch { /* it ended by itself meanwhile */ }
}

/** True if nothing listens on the port of any local address. */
export async function isPortFree(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    if (!await canListen(port, host)) return false
  }
  return true
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    // A machine without IPv6 refuses the address, not the port.
    server.once('error', error => resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** The first free port at or after `preferred`. */
export async function freePortFrom(preferred) {
  for (let port = preferred; port < preferred + 100; port++) {
    if (await isPortFree(port)) return port
  }
  throw new StartProblem(`No free port between ${preferred} and ${preferred + 99}; stop a program that uses one.`)
}

/** Hears from the first ending signal only: the caller's cleaning up must not be interrupted by a second Ctrl-C. */
export function onEndingSignal(handle) {
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (ending) return
      ending = true
      void handle(signal)
    })
  }
}
