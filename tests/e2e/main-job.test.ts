import { expect, type Download, type Locator, type Page } from '@playwright/test'
import { open, reopen, test } from './people'

const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' })
const hour = Number(new Date().toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit' }))
/** A span of today that does not touch the present, in which the timer runs. */
const [from, to] = hour >= 12 ? ['05:00', '06:30'] : ['20:00', '21:30']

/** Chooses in a select that searches while typing. */
async function choose(page: Page, field: Locator, text: string): Promise<void> {
  await field.click()
  await page.getByPlaceholder('Suchen').last().fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

test.describe.configure({ mode: 'serial' })
test.setTimeout(600_000)

test('from booked time to paid invoice, with everybody who takes part', async ({ as }) => {
  const note = `Geschichte ${Date.now()}`
  const employee = await as('Emre Yilmaz')
  let customer = ''
  let project = ''

  await test.step('an employee books by timer', async () => {
    await open(employee, '/time')
    const timer = employee.getByRole('region', { name: 'Timer' })
    await timer.getByLabel('Notiz').fill(note)
    await timer.getByRole('button', { name: 'Starten' }).click()
    await expect(timer.getByRole('button', { name: 'Stoppen' })).toBeVisible()
    await reopen(employee)
    await expect(timer.getByRole('button', { name: 'Stoppen' })).toBeVisible()
    await timer.getByRole('button', { name: 'Stoppen' }).click()
    await expect(timer.getByRole('button', { name: 'Starten' })).toBeVisible()
  })

  await test.step('by form', async () => {
    await employee.waitForLoadState('networkidle')
    await employee.getByRole('button', { name: 'Zeit buchen' }).click()
    const form = employee.getByRole('dialog')
    await form.getByLabel('Projekt').click()
    const option = employee.getByRole('option').filter({ hasText: '·' }).first()
    await expect(option).toBeVisible()
    const [name = '', description = ''] = (await option.innerText()).split('\n')
    project = name.trim()
    customer = description.split(' · ')[1]?.trim() ?? ''
    await option.click()
    await form.getByLabel('Tag', { exact: true }).fill(today)
    await form.getByLabel('Beginn').fill(from)
    await form.getByLabel('Ende').fill(to)
    await form.getByLabel('Notiz').fill(note)
    await form.getByRole('button', { name: 'Speichern' }).click()
    await expect(form).toBeHidden()
  })

  await test.step('and in the week grid, by keyboard', async () => {
    const row = employee.getByRole('row', { name: new RegExp(escaped(project)) }).filter({ hasText: customer }).first()
    const cell = row.getByRole('textbox').last()
    await cell.fill('1:15')
    await cell.press('Enter')
    await expect(cell).toHaveValue('1:15')
    await employee.waitForLoadState('networkidle')
  })

  await test.step('hands the week in', async () => {
    await employee.getByRole('button', { name: 'Woche einreichen' }).click()
    const ask = employee.getByRole('dialog')
    await ask.getByRole('button', { name: 'Woche einreichen' }).click()
    await expect(employee.getByText('Eingereicht').first()).toBeVisible()
  })

  await test.step('the lead approves it', async () => {
    const lead = await as('Lena Hofmann')
    await open(lead, '/time/approvals')
    const approve = lead.getByRole('article').filter({ hasText: 'Emre Yilmaz' }).getByRole('button', { name: 'Freigeben' })
    await expect(approve.first()).toBeVisible()
    for (let left = await approve.count(); left > 0; left--) {
      await approve.first().click()
      await expect(approve).toHaveCount(left - 1)
    }
  })

  const manager = await as('Martin Keller')
  await test.step('the manager drafts an invoice from time', async () => {
    await open(manager, '/invoices/from-time')
    await choose(manager, manager.getByRole('button', { name: 'Kunde*' }), customer)
    await manager.getByRole('button', { name: 'Alles', exact: true }).click()
    await expect(manager.getByText(project).first()).toBeVisible()
    await manager.getByRole('button', { name: 'Entwurf anlegen' }).click()
    await manager.waitForURL(/\/invoices\/[0-9a-f-]{36}$/)
  })
  const invoicePath = new URL(manager.url()).pathname

  let number = ''
  await test.step('issues it and gets the PDF', async () => {
    await manager.getByRole('button', { name: 'Ausstellen' }).click()
    await manager.getByRole('dialog').getByRole('button', { name: 'Ausstellen' }).click()
    const title = manager.getByRole('heading', { name: /Rechnung RE-\d{4}-\d{4}/ })
    await expect(title).toBeVisible()
    number = /RE-\d{4}-\d{4}/.exec(await title.innerText())?.[0] ?? ''
    await expect.poll(async () => (await manager.request.get(`/api/v1${invoicePath}/pdf`)).status(), { timeout: 60_000 }).toBe(200)
    const pdf = await (await manager.request.get(`/api/v1${invoicePath}/pdf`)).body()
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.includes('factur-x.xml')).toBe(true)
    const xml = await (await manager.request.get(`/api/v1${invoicePath}/xml?format=zugferd`)).text()
    expect(xml).toContain(number)
  })

  await test.step('sends it once', async () => {
    await open(manager, invoicePath)
    await manager.getByRole('button', { name: 'Senden' }).click()
    const dialog = manager.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Senden' }).click()
    await expect(dialog).toBeHidden()
    await expect(manager.getByText(/E-Mail an .* aufgezeichnet/)).toBeVisible({ timeout: 30_000 })
  })

  await test.step('records a part, then the rest', async () => {
    await manager.getByRole('button', { name: 'Zahlung erfassen' }).click()
    await manager.getByRole('dialog').getByLabel('Betrag').fill('50,00')
    await manager.getByRole('dialog').getByRole('button', { name: 'Zahlung erfassen' }).click()
    await expect(manager.getByText('Teilweise bezahlt').first()).toBeVisible()
    await manager.getByRole('button', { name: 'Zahlung erfassen' }).click()
    await manager.getByRole('dialog').getByRole('button', { name: 'Zahlung erfassen' }).click()
    await expect(manager.getByText('Bezahlt', { exact: true }).first()).toBeVisible()
  })

  await test.step('sees the income', async () => {
    await open(manager, '/income')
    await expect(manager.getByText(number).first()).toBeVisible()
  })

  await test.step('cancels another invoice', async () => {
    await open(manager, '/invoices?status=OVERDUE')
    await manager.getByRole('link', { name: /RE-\d{4}-\d{4}/ }).first().click()
    await manager.waitForURL(/\/invoices\/[0-9a-f-]{36}$/)
    await manager.getByRole('button', { name: 'Weitere Aktionen' }).click()
    await manager.getByRole('menuitem', { name: 'Stornieren' }).click()
    await manager.getByRole('dialog').getByLabel('Grund').fill('An den falschen Empfänger gestellt')
    await manager.getByRole('dialog').getByRole('button', { name: 'Stornieren' }).click()
    await expect(manager.getByText('Storniert', { exact: true }).first()).toBeVisible()
    await expect(manager.getByText(/ST-\d{4}-\d{4}/).first()).toBeVisible()
  })

  await test.step('the auditor finds each step', async () => {
    const auditor = await as('Dr. Paul Richter')
    const id = invoicePath.split('/').at(-1)
    const answer = await auditor.request.get(`/api/v1/audit?entityId=${id}&limit=100`)
    const actions = (await answer.json()).items.map((event: { action: string }) => event.action)
    for (const action of ['invoice.drafted-from-time', 'invoice.issued', 'invoice.sent',
      'payment.recorded']) expect(actions).toContain(action)
    await open(auditor, `/admin/audit?entityId=${id}`)
    await expect(auditor.getByRole('row', { name: /Rechnung: ausgestellt/ }).first()).toBeVisible()
  })

  await test.step('the second company sees nothing of it', async () => {
    const stranger = await as('Sabine Roth')
    expect((await stranger.request.get(`/api/v1${invoicePath}`)).status()).toBe(404)
    expect((await stranger.request.get(`/api/v1${invoicePath}/pdf`)).status()).toBe(404)
    await open(stranger, `/invoices?q=${number}`)
    await expect(stranger.getByText(customer)).toHaveCount(0)
  })

  await test.step('exports thirty as a ZIP', async () => {
    await open(manager, '/invoices?status=PAID&limit=30')
    await manager.getByRole('checkbox', { name: 'Alle auf dieser Seite auswählen' }).click()
    await manager.getByRole('button', { name: 'Als ZIP' }).click()
    const ready = manager.getByRole('button', { name: 'Herunterladen' })
    await expect(ready).toBeVisible({ timeout: 240_000 })
    const [download] = await Promise.all([manager.waitForEvent('download'), ready.click()])
    const zip = await bytesOf(download)
    expect(zip.subarray(0, 2).toString()).toBe('PK')
    expect(zip.toString('latin1').match(/RE-\d{4}-\d{4}[^/]*?\.pdf/g)?.length ?? 0).toBeGreaterThanOrEqual(30)
  })
})

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
