import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { PERMISSIONS } from '../../shared/permissions'
import { open, test } from './people'

test.setTimeout(240_000)

/** By area, so that each sweep ends within a minute or two. */
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

const PHONE = { width: 360, height: 780 }
const DESK = { width: 1440, height: 900 }
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Serious and critical faults of WCAG 2.2 AA, named by rule and element. */
async function faultsOf(page: Page, rules: AxeBuilder): Promise<string[]> {
  const { violations } = await rules.setLegacyMode(true).analyze()
  return violations.filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap(violation => violation.nodes.slice(0, 3).map(node => `${new URL(page.url()).pathname}: ${violation.id}: ${node.target.join(' ')}`))
}

/** Keys that stand where a text should. */
async function keysOn(page: Page): Promise<string[]> {
  const keys = [...(await page.locator('body').innerText()).matchAll(KEY)].map(([key]) => key)
  return keys.filter(key => !isPermission(key)).map(key => `${page.url()}: ${key} has no text`)
}

async function tooWide(page: Page): Promise<string[]> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  return width > PHONE.width ? [`${page.url()}: ${width} px wide on a phone`] : []
}

interface Shift extends PerformanceEntry { value: number, hadRecentInput: boolean }

/** What moved while the page came to life, beyond what is called good (a cumulative layout shift of 0.1). */
async function movedOn(page: Page): Promise<string[]> {
  const sum = await page.evaluate(() => new Promise<number>((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries() as Shift[]) sum += shift.hadRecentInput ? 0 : shift.value
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(sum), 50)
  }))
  return sum > 0.1 ? [`${page.url()}: moved by ${sum.toFixed(2)}`] : []
}

/** In one look at a page: axe in light mode, contrast again in dark mode, texts, width on a phone. */
async function lookAt(page: Page, path: string): Promise<string[]> {
  await page.setViewportSize(DESK)
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page, path)
  const moved = await movedOn(page)
  const inLight = await faultsOf(page, new AxeBuilder({ page }).withTags(WCAG))
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveClass(/\bdark\b/)
  // The elements are the same; what the mode changes is their colours.
  const inDark = await faultsOf(page, new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']))
  const keys = await keysOn(page)
  await page.setViewportSize(PHONE)
  return [...moved, ...inLight, ...inDark.map(fault => `dark ${fault}`), ...keys, ...await tooWide(page)]
}

async function lookInEnglish(page: Page, path: string): Promise<string[]> {
  await open(page, path)
  return [...await movedOn(page), ...await keysOn(page), ...await tooWide(page)]
}

for (const [area, paths] of Object.entries(AREAS)) {
  test(`every page of ${area} is accessible, quiet, fits a phone and has all texts`, async ({ as }) => {
    const page = await as('Anja Brandt')
    const complaints: string[] = []
    page.on('console', message => message.type() === 'error' && complaints.push(`${page.url()}: ${message.text()}`))
    page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
    for (const path of paths) complaints.push(...await lookAt(page, path))
    await page.context().addCookies([{ name: 'locale', value: 'en', url: page.url() }])
    for (const path of paths) complaints.push(...await lookInEnglish(page, path))
    expect(complaints).toEqual([])
  })
}
