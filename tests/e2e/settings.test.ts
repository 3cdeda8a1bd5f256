import { deflateSync, crc32 } from 'node:zlib'
import { expect, type Page } from '@playwright/test'
import { open, test } from './people'

test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

/** Chooses in a select that searches while typing. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click()
  await page.getByPlaceholder('Suchen').last().fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

test('an administrator finds a setting, changes it, sees who did, and takes it back', async ({ as }) => {
  const admin = await as('Anja Brandt')
  await open(admin, '/settings')
  await admin.getByRole('searchbox', { name: 'Einstellungen durchsuchen' }).fill('hinweis alle')
  const field = admin.getByRole('textbox', { name: 'Hinweis für alle' })
  const notice = `Heute ab 18 Uhr Wartung (${Date.now()})`
  await field.fill(notice)
  await admin.getByRole('button', { name: 'Speichern: Hinweis für alle' }).click()
  await expect(admin.getByRole('button', { name: 'Verlauf: Hinweis für alle' })).toBeVisible()

  await open(admin, '/')
  await expect(admin.getByRole('complementary', { name: 'Hinweis für alle' })).toContainText(notice)

  await open(admin, '/settings/appearance')
  await admin.getByRole('button', { name: 'Verlauf: Hinweis für alle' }).click()
  const history = admin.getByRole('dialog')
  await expect(history).toContainText('Anja Brandt')
  await expect(history).toContainText(notice)
  await admin.keyboard.press('Escape')
  await admin.getByRole('button', { name: 'Auf Standard zurücksetzen: Hinweis für alle' }).click()
  await expect(admin.getByRole('button', { name: 'Auf Standard zurücksetzen: Hinweis für alle' })).toBeHidden()
})

/** A picture of one colour, 64 by 32. */
function picture(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.from([0, 0, 0, 64, 0, 0, 0, 32, 8, 2, 0, 0, 0])
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(64 * 3, 0x80)])
  const rows = deflateSync(Buffer.concat(Array.from({ length: 32 }, () => row)))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

test('an administrator changes address and logo of the company, sees both in the log, and the chain holds', async ({ as }) => {
  const admin = await as('Anja Brandt')
  const street = `Probeweg ${Date.now() % 100_000}`
  await open(admin, '/settings')
  await admin.getByLabel('Straße').first().fill(street)
  await admin.getByRole('button', { name: 'Speichern' }).first().click()
  await expect(admin.getByText('Gespeichert', { exact: true }).first()).toBeVisible()
  await admin.locator('input[type=file]').first().setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture() })
  const logo = admin.getByRole('img', { name: 'Logo' })
  await expect(logo).toBeVisible()
  await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64)

  await open(admin, '/admin/audit?entityType=CompanyProfile')
  const rows = admin.getByRole('row').filter({ hasText: 'Anja Brandt' })
  for (const [row, change] of [[rows.filter({ hasText: 'Logo' }).first(), 'Logo'], [rows.filter({ hasNotText: 'Logo' }).first(), street]] as const) {
    await row.getByRole('button', { name: 'Einzelheiten' }).click()
    await expect(admin.getByRole('cell', { name: change }).or(admin.getByRole('rowheader', { name: change })).first()).toBeVisible()
    await row.getByRole('button', { name: 'Einzelheiten' }).click()
  }
  await admin.getByRole('button', { name: 'Kette prüfen' }).click()
  await admin.getByRole('button', { name: /prüfen$/ }).last().click()
  await expect(admin.getByText('Die Kette ist unversehrt')).toBeVisible({ timeout: 60_000 })
})

test('a module that is not used disappears and comes back', async ({ as }) => {
  const admin = await as('Anja Brandt')
  await open(admin, '/settings/modules')
  await admin.getByRole('switch', { name: 'Einnahmen' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Abschalten' }).click()
  const menu = admin.getByRole('navigation', { name: 'Hauptnavigation' })
  await expect(menu.getByRole('link', { name: 'Einnahmen' })).toBeHidden()
  await admin.getByRole('switch', { name: 'Einnahmen' }).click()
  await expect(menu.getByRole('link', { name: 'Einnahmen' })).toBeVisible()
})

/** Makes a second administrator, so that there are four eyes. */
async function makeAdministrator(page: Page, name: string): Promise<void> {
  const status = await page.evaluate(async (name) => {
    const found = await (await fetch(`/api/v1/employees?q=${encodeURIComponent(name)}`)).json() as { items: { id: string }[] }
    const roles = await (await fetch('/api/v1/roles')).json() as { items: { id: string, key: string }[] }
    const body = { employeeId: found.items[0]?.id, roleId: roles.items.find(role => role.key === 'administrator')?.id }
    const answer = await fetch('/api/v1/role-assignments', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return answer.status
  }, name)
  expect([201, 409]).toContain(status)
}

async function request(page: Page, kind: 'Auskunft' | 'Löschung', who: { type: string, name: string }): Promise<void> {
  await open(page, '/admin/privacy')
  await page.getByRole('button', { name: 'Neuer Antrag' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('radio', { name: kind }).click()
  await form.getByLabel('Personenart').click()
  await page.getByRole('option', { name: who.type }).click()
  await choose(page, 'Person', who.name)
  await form.getByRole('button', { name: 'Beantragen' }).click()
  await expect(form).toBeHidden()
  await page.getByRole('link', { name: who.name }).first().click()
  await expect(page.getByText('Vier Augen')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Freigeben' })).toBeHidden()
}

async function release(page: Page, path: string): Promise<void> {
  await open(page, path)
  await page.getByRole('button', { name: 'Freigeben' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Freigeben' }).click()
  await expect(page.getByText('Abgeschlossen', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
}

test('what is known of a person is exported and a contact erased, each released by a second person', async ({ as }) => {
  const admin = await as('Anja Brandt')
  await makeAdministrator(admin, 'Keller')
  const other = await as('Martin Keller')

  await request(admin, 'Auskunft', { type: 'Mitarbeitende', name: 'Emre Yilmaz' })
  await release(other, new URL(admin.url()).pathname)
  const download = other.waitForEvent('download')
  await other.getByRole('link', { name: 'Export laden' }).click()
  expect((await download).suggestedFilename()).toMatch(/^personendaten-.*\.zip$/)

  await open(admin, '/customers')
  const contact = await admin.evaluate(async () => {
    const { items } = await (await fetch('/api/v1/contacts?limit=1&sort=-lastName')).json() as { items: { firstName: string | null, lastName: string }[] }
    return [items[0]?.firstName, items[0]?.lastName].filter(Boolean).join(' ')
  })
  await request(admin, 'Löschung', { type: 'Ansprechperson', name: contact })
  await release(other, new URL(admin.url()).pathname)
  await expect(other.getByRole('row', { name: /Ansprechpersonen 1 Gelöscht/ })).toBeVisible()
  await expect(other.getByRole('row', { name: /Protokoll .* Aufbewahrt/ })).toBeVisible()
})
