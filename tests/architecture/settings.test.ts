import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const READ = /\benv(?:\.|\(')([A-Z][A-Z0-9_]+)/g
/** What is used where nobody set it: a text, not the empty one, or a number. */
const DEFAULT = /process\.env\.([A-Z][A-Z0-9_]+) \?\? (?:'([^']+)'|(\d+))/g
/** Not ours to set: the runtime's own, and one that must never be set. */
const FOREIGN = new Set(['NODE_ENV', 'NITRO_SHUTDOWN_TIMEOUT', 'PUPPETEER_EXECUTABLE_PATH', 'AUTH_TRUST_HOST'])

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('generated'))
    .map(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

function settingsReadBy(folder: string): string[] {
  return sourcesOf(folder).flatMap(source => [...source.matchAll(READ)].map(match => match[1] ?? ''))
}

it('names every setting the server reads in .env.example', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8')
  const named = new Set([...example.matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(match => match[1]))
  const read = new Set([...settingsReadBy('server'), ...settingsReadBy('shared')].filter(name => !FOREIGN.has(name)))
  expect([...read].filter(name => !named.has(name)).sort()).toEqual([])
})

it('works with the defaults that .env.example names', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8')
  const used = sourcesOf('server').flatMap(source => [...source.matchAll(DEFAULT)].map(([, name, text, number]) => `${name}=${text ?? number}`))
  const defaults = new Set([...example.matchAll(/^# ([A-Z][A-Z0-9_]+=\S*)/gm)].map(match => match[1]))
  expect(used.length).toBeGreaterThan(5)
  expect([...new Set(used)].filter(one => !defaults.has(one))).toEqual([])
})

it('passes to the container every setting that compose users can choose', () => {
  const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8')
  const fixedInImage = new Set(['PORT', 'FILES_DIR', 'CHROMIUM_PATH', 'DEMO_IDP_PORT', 'DEMO_IDP_HOST'])
  const missing = [...new Set(settingsReadBy('server'))].filter(name => !FOREIGN.has(name) && !fixedInImage.has(name) && !compose.includes(`${name}:`))
  expect(missing).toEqual([])
})
