import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { PERMISSIONS } from '../../shared/permissions'
import { open, test } from './people'

const PAGES = ['/', '/time', '/time/entries', '/time/approvals', '/customers', '/projects', '/invoices', '/invoices/from-time',
  '/payments', '/income',
  '/employees', '/departments', '/settings', '/settings/bank-accounts', '/settings/number-series', '/settings/mail-templates',
  '/admin/roles', '/admin/roles/new', '/admin/roles/mappings', '/admin/roles/explain',
  '/admin/audit', '/admin/jobs', '/admin/mails', '/account/devices', '/account/tokens']

/** What a message without a text looks like: its key. */
const KEY = /(?<![\w.])(shell|time|billing|customers|projects|employees|settings|admin|home|finance|identity|notifications|statuses)\.[a-z]\w+(\.\w+)*/g

function isPermission(name: string): boolean {
  return (PERMISSIONS as readonly string[]).includes(name)
}

/** Serious and critical faults of WCAG 2.2 AA, named by rule and element. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  return violations.filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap(violation => violation.nodes.slice(0, 3).map(node => `${violation.id}: ${node.target.join(' ')}`))
}

for (const scheme of ['light', 'dark'] as const) {
  test(`every page is accessible and quiet in ${scheme} mode`, async ({ as }) => {
    test.setTimeout(240_000)
    const page = await as('Anja Brandt')
    await page.emulateMedia({ colorScheme: scheme })
    const complaints: string[] = []
    page.on('console', message => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
    page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
    for (const path of PAGES) {
      await open(page, path)
      for (const fault of await faultsOf(page)) complaints.push(`${path}: ${fault}`)
    }
    expect(complaints).toEqual([])
  })
}

test('no page is wider than a phone', async ({ as }) => {
  test.setTimeout(240_000)
  const page = await as('Anja Brandt')
  await page.setViewportSize({ width: 360, height: 780 })
  const wide: string[] = []
  for (const path of PAGES) {
    await open(page, path)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 360) wide.push(`${path}: ${width}`)
  }
  expect(wide).toEqual([])
})

test('no text is missing in either language', async ({ as }) => {
  test.setTimeout(240_000)
  const page = await as('Anja Brandt')
  const raw: string[] = []
  for (const locale of ['de', 'en']) {
    await page.context().addCookies([{ name: 'locale', value: locale, url: page.url() }])
    for (const path of PAGES) {
      await open(page, path)
      const keys = [...(await page.locator('body').innerText()).matchAll(KEY)].map(([key]) => key)
      raw.push(...keys.filter(key => !isPermission(key)).map(key => `${locale} ${path}: ${key}`))
    }
  }
  expect(raw).toEqual([])
})
