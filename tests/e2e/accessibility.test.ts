import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { PERMISSIONS } from '../../shared/permissions'
import { open, test } from './people'

test.setTimeout(180_000)

/** By area, so that each sweep ends within a minute. */
const AREAS = {
  'work': ['/', '/time', '/time/entries', '/time/approvals', '/reminders', '/notifications', '/search?q=nord', '/dashboards/defaults', '/account/profile',
    '/account/notifications', '/account/devices', '/account/tokens'],
  'customers and money': ['/customers', '/projects', '/invoices', '/invoices/from-time', '/invoices/new', '/payments', '/income', '/documents',
    '/documents/filing', '/documents/share-links'],
  'team': ['/employees', '/employees/certificates', '/departments', '/organisation', '/imports', '/admin/roles', '/admin/roles/new',
    '/admin/roles/mappings', '/admin/roles/explain'],
  'administration': ['/admin/audit', '/admin/system', '/admin/jobs', '/admin/mails', '/admin/privacy', '/admin/privacy/holds', '/settings',
    '/settings/search?q=mail'],
  'settings': ['/settings/appearance', '/settings/bank-accounts', '/settings/number-series', '/settings/mail-templates', '/settings/activities',
    '/settings/rates', '/settings/holidays', '/settings/modules', '/settings/retention'],
}

const TEXTS = ['shell', 'time', 'billing', 'customers', 'projects', 'employees', 'settings', 'admin', 'home', 'finance', 'identity', 'notifications',
  'statuses', 'documents', 'reminders', 'dashboards', 'search', 'imports', 'privacy', 'roles', 'audit', 'records', 'departments', 'access']
/** What a message without a text looks like: its key. */
const KEY = new RegExp(`(?<![\\w.])(${TEXTS.join('|')})\\.[a-z]\\w+(\\.\\w+)*`, 'g')

function isPermission(name: string): boolean {
  return (PERMISSIONS as readonly string[]).includes(name)
}

/** Serious and critical faults of WCAG 2.2 AA, named by rule and element. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  return violations.filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap(violation => violation.nodes.slice(0, 3).map(node => `${violation.id}: ${node.target.join(' ')}`))
}

for (const [area, paths] of Object.entries(AREAS)) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`every page of ${area} is accessible and quiet in ${scheme} mode`, async ({ as }) => {
      const page = await as('Anja Brandt')
      await page.emulateMedia({ colorScheme: scheme })
      const complaints: string[] = []
      page.on('console', message => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
      page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
      for (const path of paths) {
        await open(page, path)
        for (const fault of await faultsOf(page)) complaints.push(`${path}: ${fault}`)
      }
      expect(complaints).toEqual([])
    })
  }

  test(`no page of ${area} is wider than a phone`, async ({ as }) => {
    const page = await as('Anja Brandt')
    await page.setViewportSize({ width: 360, height: 780 })
    const wide: string[] = []
    for (const path of paths) {
      await open(page, path)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      if (width > 360) wide.push(`${path}: ${width}`)
    }
    expect(wide).toEqual([])
  })

  test(`no text of ${area} is missing in either language`, async ({ as }) => {
    const page = await as('Anja Brandt')
    const raw: string[] = []
    for (const locale of ['de', 'en']) {
      await page.context().addCookies([{ name: 'locale', value: locale, url: page.url() }])
      for (const path of paths) {
        await open(page, path)
        const keys = [...(await page.locator('body').innerText()).matchAll(KEY)].map(([key]) => key)
        raw.push(...keys.filter(key => !isPermission(key)).map(key => `${locale} ${path}: ${key}`))
      }
    }
    expect(raw).toEqual([])
  })
}
