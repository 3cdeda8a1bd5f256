import { expect, type Download, type Page } from '@playwright/test'
import { verifyExport } from '../../scripts/audit-export/verify'
import { open, reopen, test } from './people'

test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Chooses in a menu that searches while typing. */
async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name }).or(page.getByRole('button', { name })).first().click()
  await page.getByRole('option', { name: text, exact: true }).first().click()
}

test('a change is seen in the record\'s history and in the log, whose chain holds and whose export verifies outside', async ({ as }) => {
  const admin = await as('Anja Brandt')
  const employee = await as('Emre Yilmaz')
  const website = `https://protokoll-${Date.now()}.example`
  let customer = ''

  await test.step('an administrator changes a customer', async () => {
    await open(admin, '/customers')
    await admin.getByRole('table').getByRole('link').first().click()
    await admin.waitForURL(/\/customers\/[\da-f-]{36}$/)
    customer = new URL(admin.url()).pathname
    await admin.waitForLoadState('networkidle')
    await admin.getByRole('button', { name: 'Bearbeiten' }).first().click()
    await admin.getByRole('dialog').getByLabel('Website').fill(website)
    await admin.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click()
    await expect(admin.getByRole('dialog')).toBeHidden()
  })

  await test.step('whoever sees the customer sees who changed what', async () => {
    await open(employee, customer)
    const history = employee.locator('section').filter({ has: employee.getByRole('heading', { name: 'Verlauf' }) })
    await expect(history.getByText('Anja Brandt hat geändert').first()).toBeVisible()
    await history.getByRole('button', { name: /Website/ }).first().click()
    await expect(history.getByText(website)).toBeVisible()
    await expect(history.getByRole('link', { name: 'Protokoll' })).toBeHidden()
  })

  await test.step('the log shows it before and after, with a way to the record', async () => {
    await open(admin, customer)
    await admin.getByRole('link', { name: 'Protokoll' }).last().click()
    await admin.waitForURL(/\/admin\/audit\?/)
    await admin.waitForLoadState('networkidle')
    const row = admin.getByRole('row').filter({ hasText: 'Anja Brandt' }).first()
    await row.getByRole('button', { name: 'Einzelheiten' }).click()
    await expect(admin.getByRole('cell', { name: website, exact: true })).toBeVisible()
    await expect(admin.getByRole('rowheader', { name: 'Website' })).toBeVisible()
    await expect(row.getByRole('link')).toHaveAttribute('href', customer)
  })

  await test.step('its filters live in the address', async () => {
    await open(admin, '/admin/audit')
    await choose(admin, 'Vorgang', 'Geändert')
    await expect(admin).toHaveURL(/operation=update/)
    await reopen(admin)
    await expect(admin.getByRole('row').nth(1)).toBeVisible()
    await expect(admin.getByRole('combobox', { name: 'Vorgang' })).toContainText('Geändert')
  })

  await test.step('the chain is recomputed and holds', async () => {
    await admin.waitForLoadState('networkidle')
    await admin.getByRole('button', { name: 'Kette prüfen' }).click()
    await admin.getByRole('button', { name: /prüfen$/ }).last().click()
    await expect(admin.getByText('Die Kette ist unversehrt')).toBeVisible({ timeout: 60_000 })
    await admin.keyboard.press('Escape')
  })

  await test.step('the signed export verifies without us', async () => {
    await open(admin, `/admin/audit?entityType=Customer&entityId=${customer.split('/').at(-1)}`)
    await admin.getByRole('button', { name: 'Exportieren' }).click()
    const fingerprint = await admin.getByRole('dialog').getByText(/^[\da-f]{64}$/).innerText()
    await admin.getByRole('button', { name: 'Export erstellen' }).click()
    const link = admin.getByRole('link', { name: 'Herunterladen' })
    await expect(link).toBeVisible({ timeout: 60_000 })
    const [download] = await Promise.all([admin.waitForEvent('download'), link.click()])
    const verdict = verifyExport({ archive: await bytesOf(download), fingerprint })
    expect(verdict.faults).toEqual([])
    expect(verdict.events).toBeGreaterThan(0)
  })
})

test('the system page says how every part is doing and runs maintenance', async ({ as }) => {
  const admin = await as('Anja Brandt')
  await open(admin, '/admin/system')
  const health = admin.getByRole('region', { name: 'Zustand der Teile' })
  await expect(health.getByRole('listitem').filter({ hasText: 'Datenbank' })).toContainText('in Ordnung')
  await expect(health.getByRole('listitem').filter({ hasText: 'Migrationen' })).toContainText('in Ordnung')
  await expect(health.getByRole('listitem').filter({ hasText: 'Hintergrundarbeit' })).toContainText('in Ordnung')
  await admin.getByRole('button', { name: 'Jetzt ausführen: Aufräumen' }).click()
  await expect(admin.getByText('Die Aufgabe wurde gestartet.', { exact: true }).first()).toBeVisible()
})
