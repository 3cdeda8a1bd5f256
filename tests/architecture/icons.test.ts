import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const collection = createRequire(import.meta.url)('@iconify-json/lucide/icons.json') as { icons: object, aliases?: object }
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every `i-lucide-…` that a file of the folder names. */
function namesIn(folder: string): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).filter(path => /\.(ts|vue)$/.test(path))
    .flatMap(path => [...readFileSync(`${root}${folder}/${path}`, 'utf8').matchAll(/i-lucide-([a-z0-9-]+)/g)].map(([, name = '']) => name))
}

it('has a picture for every icon that is named; without one there would be a filled square', () => {
  const names = [...namesIn('app'), ...namesIn('shared')]
  const known = new Set([...Object.keys(collection.icons), ...Object.keys(collection.aliases ?? {})])
  expect(names.length).toBeGreaterThan(100)
  expect([...new Set(names)].filter(name => !known.has(name))).toEqual([])
})
