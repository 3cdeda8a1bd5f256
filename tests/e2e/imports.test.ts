import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { open, test } from './people'

test.setTimeout(120_000)
/** Of letters only: words with digits are numbers to the search, which it takes as they are. */
const unique = [...String(Date.now()).slice(-8)].map(digit => 'BCDFGHJKLM'.charAt(Number(digit))).join('')

test('an administrator creates departments and people by import, corrects what was refused and finds them', async ({ as }) => {
  const admin = await as('Anja Brandt')
  const rows = [
    'Personalnummer;Vorname;Nachname;E-Mail;Abteilung;Vorgesetzte Person;Wochenstunden;Eintritt',
    `I${unique}2;Momme;Nissen${unique};momme.${unique}@import.example;Werft ${unique};I${unique}1;38,5;01.02.2026`,
    `I${unique}1;Wiebke;Harms${unique};wiebke.${unique}@import.example;Werft ${unique};;40;01.01.2024`,
    `I${unique}3;Falsch;Datum${unique};;Werft ${unique};;40;31.02.2026`,
  ]

  await test.step('she uploads a list and sees it as it would be written', async () => {
    await open(admin, '/employees')
    await admin.getByRole('link', { name: 'Importieren' }).click()
    await admin.waitForURL(/\/imports\?kind=employees/)
    await admin.locator('input[type=file]').setInputFiles({ name: 'team.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n'), 'latin1') })
    await admin.waitForURL(/\/imports\/[\da-f-]{36}/)
    await expect(admin.getByText('Abgelehnt').first()).toBeVisible()
  })

  await test.step('lets unknown departments be created and looks again', async () => {
    await admin.getByLabel('Unbekannte Abteilungen anlegen').check()
    await admin.getByRole('button', { name: 'Vorschau aktualisieren' }).click()
    await expect(admin.getByRole('row', { name: /Harms/ })).toContainText('Neu')
    await expect(admin.getByRole('row', { name: /Datum/ })).toContainText('Kein gültiges Datum')
  })

  await test.step('imports, and one row is refused', async () => {
    await admin.getByRole('button', { name: '3 Zeilen importieren' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: '3 Zeilen importieren' }).click()
    await expect(admin.getByText('Import abgeschlossen')).toBeVisible({ timeout: 30_000 })
    const download = admin.waitForEvent('download')
    await admin.getByRole('link', { name: 'Abgelehnte Zeilen herunterladen (CSV)' }).click()
    expect((await download).suggestedFilename()).toBe('team-fehler.csv')
  })

  await test.step('finds the new colleague by keyboard only, also misspelt', async () => {
    await admin.keyboard.press('Control+k')
    const palette = admin.getByRole('dialog', { name: 'Öffnen oder ausführen' })
    await palette.getByRole('textbox').fill(`person: momme nisen${unique}`)
    await expect(palette.getByRole('option', { name: new RegExp(`Nissen${unique}`) })).toBeVisible()
    const { violations } = await new AxeBuilder({ page: admin }).include('[role=dialog]').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map(violation => violation.id)).toEqual([])
    await admin.keyboard.press('Enter')
    await admin.waitForURL(/\/employees\/[\da-f-]{36}/)
    await expect(admin.getByText(`Wiebke Harms${unique}`).first()).toBeVisible()
  })
})
