import { expect, type Page } from '@playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { open, test } from './people'

const plain = (text: string) => text.replace(/\s+/g, ' ')

/** What stands on the sheets, as a browser prints them. */
async function printed(page: Page): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })))
  return plain((await extractText(document, { mergePages: true })).text)
}

/** Bars of the revenue that are really drawn while the browser prints. */
const barsOnPaper = (page: Page) => page.evaluate(() => {
  window.dispatchEvent(new Event('beforeprint'))
  const bars = [...document.querySelectorAll<SVGPathElement>('.chart-on-paper path')].filter(path => path.getAttribute('d')?.length)
  window.dispatchEvent(new Event('afterprint'))
  return document.querySelector('.chart-on-paper') ? 0 : bars.length
})

const colorsOnPaper = (page: Page) => page.evaluate(() => {
  const probe = document.createElement('canvas').getContext('2d')
  const lightness = (color: string) => {
    if (!probe) return -1
    probe.fillStyle = color
    probe.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data
    return (red + green + blue) / 765
  }
  return {
    paper: lightness(getComputedStyle(document.body).backgroundColor),
    text: lightness(getComputedStyle(document.querySelector('h1') ?? document.body).color),
  }
})

test('a dashboard is printed whole and dark on white, whatever the screen is', async ({ as }) => {
  const page = await as('Martin Keller')
  await page.evaluate(() => localStorage.setItem('nuxt-color-mode', 'dark'))
  await open(page, '/')
  await expect(page.locator('html')).toHaveClass(/dark/)
  const revenue = page.getByRole('region', { name: 'Umsatz nach Monat' })
  await revenue.scrollIntoViewIfNeeded()
  await expect(revenue.locator('svg text').filter({ hasText: /^Nov|Dez$/ }).first()).toBeVisible()
  const amount = await page.getByRole('region', { name: 'Berechnet (netto)' }).getByText(/^[\d.]+,\d\d\s€$/).first().innerText()

  const sheets = await printed(page)
  const months = await revenue.locator('svg .tick text').filter({ hasText: /^\p{L}{3}$/u }).allInnerTexts()
  expect(months.length).toBeGreaterThan(4)
  expect(months.filter(month => !sheets.includes(month))).toEqual([])
  expect(sheets).toContain(plain(amount))
  expect(await barsOnPaper(page)).toBeGreaterThan(10)
  expect(sheets).not.toContain('Meine Arbeit')

  await page.emulateMedia({ media: 'print' })
  const { paper, text } = await colorsOnPaper(page)
  expect(paper).toBeGreaterThan(0.99)
  expect(text).toBeLessThan(0.3)
  await page.emulateMedia({ media: null })
})

test('nothing in the organisation chart runs over its box', async ({ as }) => {
  const page = await as('Martin Keller')
  for (const view of ['people', 'departments']) {
    await open(page, `/organisation?view=${view}`)
    await expect(page.locator('.organisation-box').first()).toBeVisible()
    const over = await page.locator('.organisation-link').evaluateAll(links => links.flatMap((link) => {
      const right = link.querySelector('rect')?.getBoundingClientRect().right ?? 0
      return [...link.querySelectorAll('text')].filter(text => text.getBoundingClientRect().right > right).map(text => text.textContent)
    }))
    expect(over).toEqual([])
  }
})

test('a row that is not chosen does not look chosen in the dark', async ({ as }) => {
  const page = await as('Martin Keller')
  await page.evaluate(() => localStorage.setItem('nuxt-color-mode', 'dark'))
  await open(page, '/invoices')
  const box = page.getByRole('table').getByRole('checkbox').nth(1)
  await expect(box).toHaveCSS('appearance', 'none')
  await expect(box).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  await box.check()
  await expect(box).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
})
