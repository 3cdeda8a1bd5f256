import { expect, type Page } from '@playwright/test'
import { open, test } from './people'

test.setTimeout(240_000)

/** A letter of one page as PDF, written by hand: what a scanner or another office would send. */
function pdf(text: string): Buffer {
  const stream = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
  let body = '%PDF-1.4\n'
  const starts = objects.map((object, index) => {
    const start = body.length
    body += `${index + 1} 0 obj${object}endobj\n`
    return String(start).padStart(10, '0')
  })
  const table = `xref\n0 6\n0000000000 65535 f \n${starts.map(start => `${start} 00000 n \n`).join('')}`
  return Buffer.from(`${body}${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`)
}

async function chooseRecord(page: Page, kind: string, text: string): Promise<string> {
  await page.getByRole('dialog').getByLabel('Datensatz').click()
  await page.getByPlaceholder('Suchen').last().fill(text)
  const option = page.getByRole('option').filter({ hasText: kind }).first()
  const name = (await option.innerText()).split('\n')[0]?.trim() ?? ''
  await option.click()
  return name
}

test('thirty files at once, a duplicate among them, one linked and found by a word inside it', async ({ as }) => {
  const page = await as('Martin Keller')
  const mark = `Zwiebelfisch${Date.now()}`
  const files = Array.from({ length: 29 }, (_, index) => ({
    name: `Anlage ${String(index + 1).padStart(2, '0')} ${mark}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`Anlage ${index} zu ${mark}`),
  }))

  await test.step('they are filed with progress, the duplicate is offered', async () => {
    await open(page, '/documents')
    await page.getByLabel('Hochladen').first().setInputFiles([
      ...files, { name: `Brief ${mark}.pdf`, mimeType: 'application/pdf', buffer: pdf(`Die Sonderkondition heisst ${mark}inside`) },
    ])
    const queue = page.getByRole('region', { name: 'Uploads' })
    await expect(queue.getByText('30 von 30 abgelegt')).toBeVisible({ timeout: 60_000 })
    await page.getByLabel('Hochladen').first().setInputFiles([{ ...files[0], name: 'Kopie.txt' } as typeof files[number]])
    await expect(queue.getByText('Schon vorhanden')).toBeVisible()
    await queue.getByRole('button', { name: 'Nicht ablegen' }).click()
    await queue.getByRole('button', { name: 'Fertige ausblenden' }).click()
    await expect(queue).toBeHidden()
  })

  await test.step('one is linked to a customer and an invoice', async () => {
    await page.getByRole('searchbox', { name: 'In Titeln und Texten suchen' }).fill(`Brief ${mark}`)
    await page.getByRole('link', { name: `Brief ${mark}` }).click()
    await expect(page.getByRole('heading', { name: `Brief ${mark}` })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: 'Zuordnen' }).click()
    const customer = await chooseRecord(page, 'Kunde', 'GmbH')
    await page.getByRole('dialog').getByRole('button', { name: 'Zuordnen' }).click()
    await expect(page.getByRole('link', { name: customer })).toBeVisible()
    await page.getByRole('button', { name: 'Zuordnen', exact: true }).click()
    const invoice = await chooseRecord(page, 'Rechnung', 'RE-')
    await page.getByRole('dialog').getByRole('button', { name: 'Zuordnen' }).click()
    await expect(page.getByRole('link', { name: invoice })).toBeVisible()
    await page.getByRole('link', { name: customer }).click()
    await expect(page.getByRole('link', { name: `Brief ${mark}`, exact: true })).toBeVisible()
  })

  await test.step('and found by a word inside it', async () => {
    await expect(async () => {
      await open(page, `/documents?q=${mark}inside`)
      await expect(page.getByRole('link', { name: `Brief ${mark}`, exact: true })).toBeVisible({ timeout: 2000 })
    }).toPass({ timeout: 30_000 })
    await expect(page.locator('mark').first()).toHaveText(new RegExp(`${mark}inside`, 'i'))
  })
})
