// Builds the application when its sources changed since the last build.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureClient } from './prepare.mjs'
import { StartProblem } from './processes.mjs'
import { dataFolder, ensureDataFolder, root } from './places.mjs'
import { elapsed } from './terminal.mjs'

const sources = ['app', 'server', 'shared', 'prisma', 'i18n', 'public', 'patches', 'docs/openapi.json', 'nuxt.config.ts', 'package-lock.json']
/** Made by the build itself. */
const made = new Set([join(root, 'server/generated')])
const output = join(root, '.output')
export const stampFile = join(output, '.sources')

export const serverEntry = join(output, 'server/index.mjs')

export function isBuilt() {
  return existsSync(serverEntry) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hashOfSources()
}

export async function buildIfChanged(say) {
  if (isBuilt()) return
  const startedAt = Date.now()
  say('Building the application (about a minute) …')
  const hash = hashOfSources()
  rmSync(stampFile, { force: true })
  ensureClient()
  await runLogged(['node_modules/nuxt/bin/nuxt.mjs', 'build'])
  writeFileSync(stampFile, hash)
  say(`Built in ${elapsed(startedAt)}.`)
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, join(root, source))
  return hash.digest('hex')
}

function addTo(hash, path) {
  if (made.has(path) || !existsSync(path)) return
  const entries = namesIn(path)
  if (!entries) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path))
    return
  }
  for (const name of entries.sort()) addTo(hash, join(path, name))
}

function namesIn(path) {
  try {
    return readdirSync(path)
  }
  catch {
    return undefined
  }
}

/** Runs a Node script with its output in `.data/build.log`; the end of it is shown when it fails. */
function runLogged(args) {
  ensureDataFolder()
  const logFile = join(dataFolder, 'build.log')
  const log = createWriteStream(logFile)
  const env = { NODE_OPTIONS: '--max-old-space-size=4096', ...process.env, NODE_ENV: 'production', NUXT_TELEMETRY_DISABLED: '1' }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env })
    process.once('exit', () => child.kill())
    child.stdout.pipe(log, { end: false })
    child.stderr.pipe(log, { end: false })
    child.on('error', reject)
    child.on('close', code => log.end(() => {
      if (code === 0) return resolve()
      reject(new StartProblem(`${complaintIn(logFile)}\n\nThe build failed (all of it: ${logFile}).`))
    }))
  })
}

/** From the first error on: what follows it is often a long list of files. */
function complaintIn(logFile) {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n')
  const first = lines.findIndex(line => /\bERROR\b|Error:/.test(line))
  return (first === -1 ? lines.slice(-30) : lines.slice(first, first + 15)).join('\n')
}
