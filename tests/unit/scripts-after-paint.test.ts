import { describe, expect, it } from 'vitest'
import { scriptsAfterPaint } from '#server/platform/scripts-after-paint'

const style = '<link rel="stylesheet" href="/_nuxt/entry.css" crossorigin>'
const ahead = (name: string) => `<link rel="modulepreload" as="script" crossorigin href="/_nuxt/${name}.js">`
const entry = '<script type="module" src="/_nuxt/entry.js" crossorigin></script>'

describe('scripts of a page', () => {
  it('leave the head and are fetched and started once, what starts the program last', async () => {
    const { head, starter } = scriptsAfterPaint([style + ahead('entry') + ahead('a-B_1'), ahead('c') + entry])
    expect(head).toEqual([style, ''])
    const added: string[] = []
    const imported: string[] = []
    const waiting: (() => void)[] = []
    const page = {
      hidden: false,
      createElement: () => ({ href: '' }),
      head: { append: (link: { href: string }) => added.push(link.href) },
    }
    const text = (starter ?? '').replace(/^<script>|<\/script>$/g, '').replaceAll(/\bimport\(/g, 'bring(')
    const run = new Function('document', 'requestAnimationFrame', 'setTimeout', 'bring', text) as (...values: unknown[]) => void
    const wait = (then: () => void) => waiting.push(then)
    run(page, wait, wait, (path: string) => Promise.resolve(imported.push(path)))
    expect(added).toEqual([])
    await expect.poll(() => {
      waiting.shift()?.()
      return imported.length
    }, { interval: 1 }).toBe(3)
    expect(added).toEqual(['/_nuxt/entry.js', '/_nuxt/a-B_1.js', '/_nuxt/c.js'])
    expect(imported).toEqual(['/_nuxt/a-B_1.js', '/_nuxt/c.js', '/_nuxt/entry.js'])
  })

  it('stay where they are when there is none or more than one', () => {
    for (const head of [[style], [entry, '<script type="module" src="/other.js"></script>']]) {
      expect(scriptsAfterPaint(head)).toEqual({ head, starter: null })
    }
  })
})
