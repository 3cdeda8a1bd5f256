import { expect, type Page } from '@playwright/test'
import { open, reopen, test } from './people'

test.setTimeout(120_000)

const widget = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('somebody builds a dashboard by keyboard and mouse, and resets it', async ({ as }) => {
  const page = await as('Sophie Wagner')
  const name = `Mein Tag ${Date.now()}`

  await test.step('starts with the default of the role', async () => {
    await open(page, '/')
    await expect(widget(page, 'Meine Woche')).toBeVisible()
    await expect(widget(page, 'Wartet auf mich')).toBeVisible()
  })

  await test.step('makes a new one and adds widgets', async () => {
    await page.getByRole('button', { name: 'Übersicht: weitere Aktionen' }).click()
    await page.getByRole('menuitem', { name: 'Neue Übersicht' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill(name)
    await page.getByRole('dialog').getByRole('button', { name: 'Anlegen' }).click()
    await expect(page.getByText('Hier ist noch nichts')).toBeVisible()
    await page.getByRole('button', { name: 'Baustein hinzufügen' }).click()
    for (const kind of ['Meine Woche', 'Schnellaktionen']) {
      await page.getByRole('toolbar').getByRole('button', { name: 'Baustein hinzufügen' }).click()
      await page.getByRole('dialog').getByRole('button', { name: kind }).click()
      await expect(page.getByRole('button', { name: `${kind} verschieben` })).toBeFocused()
    }
  })

  await test.step('writes a note, which is shown as text', async () => {
    await page.getByRole('toolbar').getByRole('button', { name: 'Baustein hinzufügen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Notizen' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Text').fill('# Heute\n- **Angebot** schreiben\n<script>alert(1)</script>')
    await form.getByRole('button', { name: 'Übernehmen' }).click()
    await expect(form).toBeHidden()
  })

  await test.step('moves and resizes with the arrow keys, and takes a step back', async () => {
    const handle = page.getByRole('button', { name: 'Schnellaktionen verschieben' })
    await handle.focus()
    const before = await handle.boundingBox()
    await handle.press('ArrowDown')
    await expect.poll(async () => (await handle.boundingBox())?.y).not.toBe(before?.y)
    await expect(handle).toBeFocused()
    await handle.press('Shift+ArrowRight')
    await expect(page.getByText(/Schnellaktionen: Spalte \d+, Zeile \d+, 5 breit/)).toBeAttached()
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    await page.getByRole('toolbar').getByRole('button', { name: 'Speichern' }).click()
    await expect(page.getByRole('toolbar')).toBeHidden()
  })

  await test.step('finds it after reload, with the note as text', async () => {
    await reopen(page)
    await expect(widget(page, 'Notizen').getByText('Angebot')).toBeVisible()
    await expect(widget(page, 'Notizen').getByText('<script>alert(1)</script>')).toBeVisible()
  })

  await test.step('resets it to the default of the role', async () => {
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: 'Übersicht: weitere Aktionen' }).click()
    await page.getByRole('menuitem', { name: 'Zurücksetzen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Zurücksetzen' }).click()
    await expect(widget(page, 'Wartet auf mich')).toBeVisible()
    await expect(widget(page, 'Notizen')).toBeHidden()
    await expect(page.getByText('Die Übersicht ist wieder wie vorgegeben').first()).toBeVisible()
  })

  await test.step('deletes it, takes that back, and deletes it for good', async () => {
    const remove = async () => {
      await page.getByRole('button', { name: 'Übersicht: weitere Aktionen' }).click()
      await page.getByRole('menuitem', { name: 'Löschen' }).click()
      await expect(page.getByText(`„${name}“ wurde gelöscht`).first()).toBeVisible()
    }
    await remove()
    // With the dashboard goes the offer to take its reset back: there is nothing left to do that to.
    await expect(page.getByText('Die Übersicht ist wieder wie vorgegeben')).toHaveCount(0, { timeout: 2000 })
    await page.getByRole('button', { name: 'Rückgängig' }).last().click()
    await expect(page.getByRole('navigation', { name: 'Übersichten' }).getByRole('link', { name })).toBeVisible()
    await open(page, '/')
    await remove()
    await open(page, '/')
    await expect(widget(page, 'Meine Woche')).toBeVisible()
  })
})

test('a click on a figure opens the rows behind it', async ({ as }) => {
  const page = await as('Claudia Neumann')
  await open(page, '/')
  await widget(page, 'Offene Rechnungen').getByRole('link', { name: /überfällig/ }).first().click()
  await expect(page).toHaveURL(/\/invoices\?status=OVERDUE/)
  await open(page, '/')
  await widget(page, 'Umsatz nach Monat').getByRole('button', { name: 'Als Tabelle zeigen' }).click()
  await widget(page, 'Umsatz nach Monat').getByRole('table').getByRole('link').last().click()
  await expect(page).toHaveURL(/\/invoices\?from=\d{4}-\d{2}-01&to=/)
})

test('what somebody shows to all is there for others, to look at', async ({ as }) => {
  const page = await as('Emre Yilmaz')
  await open(page, '/')
  await page.getByRole('navigation', { name: 'Übersichten' }).getByRole('link', { name: 'Liquidität' }).click()
  await expect(page).toHaveURL(/dashboard=/)
  await expect(page.getByRole('button', { name: 'Anpassen' })).toBeHidden()
})

test('a figure takes no more room than it was given, however much is kept for what is not scrolled to', async ({ as }) => {
  const page = await as('Martin Keller')
  await open(page, '/')
  const figure = await widget(page, 'Berechnet (netto)').boundingBox()
  expect(figure?.height).toBeGreaterThan(100)
  expect(figure?.height).toBeLessThan(200)
})
