import { describe, expect, it } from 'vitest'
import { scriptsAfterPaint } from '#server/platform/scripts-after-paint'

const style = '<link rel="stylesheet" href="/_nuxt/entry.css" crossorigin>'
const ahead = (name: string) => `<link rel="modulepreload" as="script" crossorigin href="/_nuxt/${name}.js">`
const entry = '<script type="module" src="/_nuxt/entry.js" crossorigin></script>'

/** Runs the starter in a page that only notes what it is asked for. */
function started(starter: string | null, hidden: boolean, broken?: string) {
  const added: string[] = []
  const imported: string[] = []
  const waiting: (() => void)[] = []
  const page = { hidden, createElement: () => ({ href: '' }), head: { append: (link: { href: string }) => added.push(link.href) } }
  const text = (starter ?? '').replace(/^<script>|<\/script>$/g, '').replaceAll(/\bimport\(/g, 'bring(')
  const run = new Function('document', 'requestAnimationFrame', 'setTimeout', 'bring', 'window', 'addEventListener', text) as (...values: unknown[]) => void
  const wait = (then: () => void) => waiting.push(then)
  run(page, wait, wait, (path: string) => {
    imported.push(path)
    return path === broken ? Promise.reject(new Error('not there')) : Promise.resolve()
  }, {}, () => undefined)
  return { added, imported, waiting }
}

describe('scripts of a page', () => {
  const { head, starter } = scriptsAfterPaint([style + ahead('entry') + ahead('a-B_1'), ahead('c') + entry])

  it('leave the head and are fetched and started once, what starts the program last', async () => {
    expect(head).toEqual([style, ''])
    const { added, imported, waiting } = started(starter, false)
    expect(added).toEqual([])
    // The picture, the longest wait and every turn in between: whatever comes first, the program starts once.
    await expect.poll(() => {
      waiting.shift()?.()
      return imported.length >= 3 && waiting.length === 0
    }, { interval: 1 }).toBe(true)
    expect(added).toEqual(['/_nuxt/entry.js', '/_nuxt/a-B_1.js', '/_nuxt/c.js'])
    expect(imported).toEqual(['/_nuxt/a-B_1.js', '/_nuxt/c.js', '/_nuxt/entry.js'])
  })

  it('start the program although one of them cannot be read: what needs it says so', async () => {
    const { imported, waiting } = started(starter, true, '/_nuxt/a-B_1.js')
    await expect.poll(() => {
      waiting.shift()?.()
      return imported.at(-1)
    }, { interval: 1 }).toBe('/_nuxt/entry.js')
  })

  it('do not wait for a picture where there will be none', () => {
    expect(started(starter, true).added).not.toEqual([])
  })

  it('stay where they are when there is none or more than one', () => {
    for (const head of [[style], [entry, '<script type="module" src="/other.js"></script>']]) {
      expect(scriptsAfterPaint(head)).toEqual({ head, starter: null })
    }
  })
})
