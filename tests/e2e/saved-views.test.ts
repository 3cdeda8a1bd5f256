import { expect, type Page } from '@playwright/test'
import { open, test } from './people'

test.setTimeout(120_000)

async function choose(page: Page, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: /^(Ansichten|Probe)/ }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('the filters of a list are kept under a name, opened, overwritten, renamed and deleted', async ({ as }) => {
  const page = await as('Martin Keller')
  const name = `Probe ${Date.now()}`
  await open(page, '/invoices?status=OVERDUE')

  await test.step('kept', async () => {
    await choose(page, 'Als neue Ansicht speichern')
    await expect(page.getByRole('dialog').getByLabel('Name der Ansicht')).toBeFocused()
    await expect(page.getByText('Bitte ausfüllen.')).toBeHidden()
    await page.getByRole('dialog').getByLabel('Name der Ansicht').fill(name)
    await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click()
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  })

  await test.step('opened', async () => {
    await open(page, '/invoices')
    await choose(page, name)
    await expect(page).toHaveURL(/status=OVERDUE/)
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible()
  })

  await test.step('overwritten', async () => {
    await page.getByRole('combobox', { name: 'Status' }).click()
    await page.getByRole('option', { name: 'Bezahlt', exact: true }).click()
    await expect(page).toHaveURL(/status=PAID/)
    await choose(page, `„${name}“ mit jetzigen Filtern überschreiben`)
    await expect(page.getByText(`Ansicht „${name}“ überschrieben`, { exact: true }).first()).toBeVisible()
    await open(page, '/invoices')
    await choose(page, name)
    await expect(page).toHaveURL(/status=PAID/)
  })

  await test.step('renamed and deleted', async () => {
    await choose(page, `Ansicht „${name}“ bearbeiten`)
    await page.getByRole('dialog').getByLabel('Name der Ansicht').fill(`${name} b`)
    await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click()
    await expect(page.getByRole('button', { name: `${name} b`, exact: true })).toBeVisible()
    await choose(page, `Ansicht „${name} b“ löschen`)
    await page.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click()
    await expect(page.getByRole('button', { name: 'Ansichten', exact: true })).toBeVisible()
  })
})
