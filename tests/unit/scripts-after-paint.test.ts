import { describe, expect, it } from 'vitest'
import { scriptsAfterPaint } from '#server/platform/scripts-after-paint'

const style = '<link rel="stylesheet" href="/_nuxt/entry.css" crossorigin>'
const ahead = (name: string) => `<link rel="modulepreload" as="script" crossorigin href="/_nuxt/${name}.js">`
const entry = '<script type="module" src="/_nuxt/entry.js" crossorigin></script>'

describe('scripts of a page', () => {
  it('leave the head and are started once, in their order, each named once', () => {
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
    const text = (starter ?? '').replace(/^<script>|<\/script>$/g, '').replace(/\bimport\(/, 'bring(')
    const run = new Function('document', 'requestAnimationFrame', 'setTimeout', 'bring', text) as (...values: unknown[]) => void
    run(page, (then: () => void) => waiting.push(then), (then: () => void) => waiting.push(then), (path: string) => imported.push(path))
    expect(added).toEqual([])
    while (waiting.length > 0) waiting.shift()?.()
    expect(added).toEqual(['/_nuxt/entry.js', '/_nuxt/a-B_1.js', '/_nuxt/c.js'])
    expect(imported).toEqual(['/_nuxt/entry.js'])
  })

  it('stay where they are when there is none or more than one', () => {
    for (const head of [[style], [entry, '<script type="module" src="/other.js"></script>']]) {
      expect(scriptsAfterPaint(head)).toEqual({ head, starter: null })
    }
  })
})
