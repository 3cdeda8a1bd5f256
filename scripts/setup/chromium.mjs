// Finds the Chromium that makes PDFs and runs the browser tests, or gets one.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRoot } from './postgres-binaries.mjs'
import { dataFolder, root } from './places.mjs'

const places = {
  linux: [
    '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable',
    '/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(name => [
    join(process.env[name] ?? 'C:\\', 'Google\\Chrome\\Application\\chrome.exe'),
    join(process.env[name] ?? 'C:\\', 'Microsoft\\Edge\\Application\\msedge.exe'),
  ]),
}

/** Path of a Chromium, or undefined when there is none and none can be had; the application starts all the same. */
export async function ensureChromium(say) {
  const found = findChromium()
  if (found) return found
  if (isRoot && existsSync('/etc/debian_version')) {
    say('Installing Chromium for PDF documents …')
    await finished('apt-get', ['update', '-qq'])
    await finished('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    if (findChromium()) return findChromium()
  }
  say('Downloading Chromium for PDF documents …')
  const downloaded = await download()
  if (!downloaded) {
    say('No Chromium found: everything works except PDF documents. Install Chromium or Google Chrome, or set CHROMIUM_PATH, and start again.')
  }
  return downloaded
}

export function findChromium() {
  const named = [process.env.CHROMIUM_PATH, process.env.PUPPETEER_EXECUTABLE_PATH].filter(Boolean)
  return [...named, downloadedPath(), ...places[process.platform] ?? []].find(path => path && existsSync(path))
}

function downloadedPath() {
  const reminder = join(dataFolder, 'browser-path')
  return existsSync(reminder) ? readFileSync(reminder, 'utf8').trim() : undefined
}

async function download() {
  const cli = join(root, 'node_modules/@puppeteer/browsers/lib/cjs/main-cli.js')
  if (!existsSync(cli)) return undefined
  const { code, output } = await finished(process.execPath, [
    cli, 'install', 'chrome@stable', '--path', join(dataFolder, 'browser'), '--format', '{{path}}',
  ])
  const path = output.trim().split('\n').at(-1) ?? ''
  if (code !== 0 || !existsSync(path)) return undefined
  writeFileSync(join(dataFolder, 'browser-path'), path)
  return path
}

function finished(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], env, timeout: 300_000 })
    let output = ''
    child.stdout.on('data', chunk => output += chunk)
    child.on('error', () => resolve({ code: 1, output }))
    child.on('close', code => resolve({ code, output }))
  })
}
