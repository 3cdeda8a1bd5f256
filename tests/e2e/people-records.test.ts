import { expect, type Locator, type Page } from '@playwright/test'
import { open, test } from './people'

test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

const stamp = String(Date.now()).slice(-6)
const department = `Prüfstand ${stamp}`
const below = `Messtechnik ${stamp}`

/** Chooses in a select, searching first where it can. */
async function choose(page: Page, field: Locator, text: string): Promise<void> {
  await field.click()
  const search = page.getByPlaceholder('Suchen').last()
  if (await search.isVisible()) await search.fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

test('a manager makes departments and a person, invites them, and finds them in the chart', async ({ as }) => {
  const manager = await as('Martin Keller')

  await test.step('two departments, one below the other', async () => {
    await open(manager, '/departments')
    for (const [name, parent] of [[department, ''], [below, department]] as const) {
      await manager.getByRole('button', { name: 'Abteilung anlegen' }).click()
      const form = manager.getByRole('dialog')
      await form.getByLabel('Name').fill(name)
      if (parent) await choose(manager, form.getByLabel('Gehört zu'), parent)
      await form.getByRole('button', { name: 'Speichern' }).click()
      await expect(form).toBeHidden()
      await expect(manager.getByRole('link', { name, exact: true })).toBeVisible()
    }
  })

  await test.step('somebody who works there and is invited', async () => {
    await open(manager, '/employees')
    await manager.getByRole('button', { name: 'Person anlegen' }).click()
    const form = manager.getByRole('dialog')
    await form.getByLabel('Vorname').fill('Tilda')
    await form.getByLabel('Nachname').fill(`Probe${stamp}`)
    await form.getByLabel('Dienstliche E-Mail').fill(`tilda.${stamp}@nordlicht.example`)
    await form.getByLabel('Einladung an diese Adresse senden').check()
    await form.getByLabel('Position').fill('Messtechnikerin')
    await choose(manager, form.getByLabel('Hauptabteilung'), below)
    await choose(manager, form.getByLabel('Vorgesetzt'), 'Jonas Weber')
    await form.getByRole('button', { name: 'Speichern' }).click()
    await expect(manager.getByRole('heading', { name: `Tilda Probe${stamp}` })).toBeVisible()
    await expect(manager.getByText('Eingeladen')).toBeVisible()
  })

  await test.step('with hours by weekday and a certificate', async () => {
    await manager.getByRole('tab', { name: 'Beschäftigung' }).click()
    await manager.getByRole('button', { name: 'Ändern ab' }).click()
    const form = manager.getByRole('dialog')
    await form.getByLabel('Freitag').fill('0')
    await form.getByLabel('Freitag').blur()
    await form.getByRole('button', { name: 'Speichern' }).click()
    await expect(form).toBeHidden()
    await expect(manager.getByText('32:00 h').first()).toBeVisible()
    await manager.getByRole('tab', { name: 'Qualifikationen' }).click()
    await manager.getByRole('button', { name: 'Nachweis hinzufügen' }).click()
    const certificate = manager.getByRole('dialog')
    await certificate.getByLabel('Bezeichnung').fill(`Prüfbefähigung ${stamp}`)
    await certificate.getByLabel('Gültig bis').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10))
    await certificate.getByRole('button', { name: 'Speichern' }).click()
    await expect(manager.getByText(/Läuft ab/)).toBeVisible()
    await open(manager, '/employees/certificates')
    await expect(manager.getByRole('row', { name: new RegExp(`Tilda Probe${stamp}`) })).toContainText(`Prüfbefähigung ${stamp}`)
  })

  await test.step('and finds them in the organisation chart by keyboard', async () => {
    await open(manager, '/organisation')
    await manager.getByRole('combobox').or(manager.getByRole('button', { name: 'Person oder Abteilung suchen' })).last().click()
    await manager.getByPlaceholder('Person oder Abteilung suchen').fill(`Probe${stamp}`)
    await manager.keyboard.press('Enter')
    const box = manager.getByRole('link', { name: `Tilda Probe${stamp}, Messtechnikerin` })
    await expect(box).toBeInViewport()
    await manager.getByRole('button', { name: 'Alles zeigen' }).click()
    await manager.getByRole('tab', { name: 'Abteilungen' }).click()
    await expect(manager.getByRole('link', { name: new RegExp(`^${below}`) })).toBeVisible()
  })
})

test('people keep their own profile, and colleagues see nothing private', async ({ as }) => {
  const employee = await as('Emre Yilmaz')
  await open(employee, '/account/profile')
  await employee.getByRole('button', { name: 'Bearbeiten: Im Verzeichnis' }).click()
  const phones = employee.getByRole('dialog')
  await phones.getByLabel('Mobil').fill(`+49 170 ${stamp}`)
  await phones.getByRole('button', { name: 'Speichern' }).click()
  await expect(employee.getByRole('link', { name: `+49 170 ${stamp}` })).toBeVisible()
  await employee.getByRole('button', { name: 'Bearbeiten: Persönliche Daten' }).click()
  const personal = employee.getByRole('dialog')
  await personal.getByLabel('Telefon im Notfall').fill('+49 40 110')
  await personal.getByRole('button', { name: 'Speichern' }).click()
  await expect(employee.getByRole('link', { name: '+49 40 110' })).toBeVisible()

  const colleague = await as('Sophie Wagner')
  await open(colleague, '/employees?q=Yilmaz')
  await expect(colleague.getByRole('link', { name: `+49 170 ${stamp}` })).toBeVisible()
  await colleague.getByRole('link', { name: 'Emre Yilmaz' }).click()
  await expect(colleague.getByRole('tab', { name: 'Übersicht' })).toBeVisible()
  await expect(colleague.getByRole('tab', { name: 'Privates' })).toHaveCount(0)
  await expect(colleague.getByRole('tab', { name: 'Lohn' })).toHaveCount(0)
})

test('somebody leaves and hands over what they led', async ({ as }) => {
  const manager = await as('Martin Keller')
  await open(manager, `/employees?q=Probe${stamp}`)
  await manager.getByRole('link', { name: `Tilda Probe${stamp}` }).click()
  await expect(manager.getByRole('tab', { name: 'Übersicht' })).toBeVisible()
  await manager.waitForLoadState('networkidle')
  await manager.getByRole('button', { name: 'Weitere Aktionen' }).click()
  await manager.getByRole('menuitem', { name: 'Beschäftigung beenden' }).click()
  const form = manager.getByRole('dialog')
  await expect(form.getByText('Was an der Person hängt')).toBeVisible()
  await form.getByText('Sofort', { exact: true }).click()
  await form.getByRole('button', { name: 'Beschäftigung beenden' }).click()
  await expect(form).toBeHidden()
  await expect(manager.getByText('Ausgeschieden').first()).toBeVisible()

  await test.step('and the department that is empty now is merged into the one above', async () => {
    await open(manager, '/departments')
    await manager.getByRole('button', { name: `Weitere Aktionen: ${below}` }).click()
    await manager.getByRole('menuitem', { name: 'Zusammenlegen' }).click()
    const merge = manager.getByRole('dialog')
    await choose(manager, merge.getByLabel('Mit welcher Abteilung?'), department)
    await merge.getByRole('button', { name: 'Zusammenlegen' }).click()
    await expect(manager.getByRole('link', { name: below })).toHaveCount(0)
    await manager.getByLabel('Geschlossene zeigen').check()
    await expect(manager.getByText(`In ${department} aufgegangen`, { exact: false })).toBeVisible()
  })
})
