import { expect, type Locator, type Page } from '@playwright/test'
import { open, test } from './people'

test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

const name = `Belegprüfung ${Date.now()}`
const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' })

/** Chooses in a select that searches while typing; `place` is the page's main part or a dialog. */
async function choose(page: Page, place: Locator, [field, text]: [field: string, text: string]): Promise<void> {
  await place.getByRole('button', { name: new RegExp(`^${field}`) }).click()
  await page.getByPlaceholder('Suchen').last().fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

async function openRole(page: Page): Promise<void> {
  await open(page, '/admin/roles')
  await page.getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { name: 'Was die Rolle erlaubt' })).toBeVisible()
}

test('an administrator shapes a role, gives it for a day, explains it, looks through it and takes it back', async ({ as }) => {
  const admin = await as('Anja Brandt')
  const employee = await as('Emre Yilmaz')

  await test.step('the role comes from the matrix', async () => {
    await open(employee, '/invoices')
    await expect(employee.getByRole('heading', { name: 'Kein Zugriff' })).toBeVisible()
    await open(admin, '/admin/roles')
    await admin.getByRole('link', { name: 'Rolle anlegen' }).click()
    await admin.getByLabel('Name').fill(name)
    await admin.getByRole('checkbox', { name: 'Rechnungen ansehen' }).check()
    await admin.getByRole('combobox', { name: 'Projekte ansehen' }).click()
    await admin.getByRole('option', { name: 'Team' }).click()
    await admin.getByRole('button', { name: 'Rolle anlegen' }).click()
    await expect(admin.getByText('Die Rolle ist angelegt.', { exact: true }).first()).toBeVisible()
  })

  await test.step('it counts for today, from the next request on', async () => {
    await admin.getByRole('button', { name: 'Person hinzufügen' }).click()
    const form = admin.getByRole('dialog')
    await choose(admin, form, ['Person', 'Emre Yilmaz'])
    await form.getByLabel('Von', { exact: true }).fill(today)
    await form.getByLabel('Bis', { exact: true }).fill(today)
    await form.getByRole('button', { name: 'Speichern' }).click()
    await expect(admin.getByRole('link', { name: 'Emre Yilmaz' })).toBeVisible()
    await open(employee, '/invoices')
    await expect(employee.getByRole('heading', { name: 'Rechnungen' })).toBeVisible()
  })

  await test.step('the explainer says which role and grant allow it, and what is refused', async () => {
    await open(admin, '/admin/roles/explain')
    await choose(admin, admin.getByRole('main'), ['Person', 'Emre Yilmaz'])
    await choose(admin, admin.getByRole('main'), ['Tätigkeit', 'Rechnungen ansehen'])
    await expect(admin.getByText('Ja, das geht')).toBeVisible()
    await expect(admin.getByRole('listitem').filter({ hasText: name })).toContainText('backoffice.invoices.read')
    await choose(admin, admin.getByRole('main'), ['Tätigkeit', 'Rechnungen stellen'])
    await expect(admin.getByText('Nein, das geht nicht')).toBeVisible()
    await expect(admin.getByText('Keine der heutigen Rollen von Emre Yilmaz erlaubt „Rechnungen stellen“.')).toBeVisible()
  })

  await test.step('looking through it shows what it shows, read only', async () => {
    await openRole(admin)
    await admin.getByRole('button', { name: 'Als diese Rolle ansehen' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Ansehen' }).click()
    const banner = admin.getByText(`Ansicht als ${name} – nur lesen`)
    await expect(banner).toBeVisible()
    await expect(admin.getByRole('link', { name: 'Protokoll' })).toBeHidden()
    await open(admin, '/invoices')
    await expect(banner).toBeVisible()
    await admin.getByRole('button', { name: 'Beenden' }).click()
    await expect(banner).toBeHidden()
    await expect(admin).toHaveURL(/\/admin\/roles/)
  })

  await test.step('and it is taken away and deleted', async () => {
    await openRole(admin)
    await admin.getByRole('button', { name: 'Emre Yilmaz die Rolle wegnehmen' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Wegnehmen' }).click()
    await expect(admin.getByText('Noch niemand hat diese Rolle')).toBeVisible()
    await open(employee, '/invoices')
    await expect(employee.getByRole('heading', { name: 'Kein Zugriff' })).toBeVisible()
    await admin.getByRole('button', { name: 'Weitere Aktionen' }).click()
    await admin.getByRole('menuitem', { name: 'Löschen' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click()
    await expect(admin).toHaveURL(/\/admin\/roles$/)
  })
})

test('an administrator tries a mapping of the identity provider before it counts', async ({ as }) => {
  const admin = await as('Anja Brandt')
  await open(admin, '/admin/roles/mappings')
  await admin.getByRole('button', { name: 'Zuordnung anlegen' }).click()
  const form = admin.getByRole('dialog')
  await form.getByLabel('Rolle beim Anmeldedienst').fill('projektbuero')
  await form.getByLabel('Rolle hier').click()
  await admin.getByRole('option', { name: 'Projektassistenz' }).click()
  await form.getByRole('button', { name: 'Probelauf zeigen' }).click()
  await expect(form.getByText('Bekommt: Projektassistenz').first()).toBeVisible()
  await form.getByRole('button', { name: 'Speichern' }).click()
  await expect(form).toBeHidden()
  await expect(admin.getByText('Bekommt: Projektassistenz').first()).toBeVisible()
  await admin.getByRole('button', { name: 'Löschen: projektbuero' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Löschen' }).click()
  await expect(admin.getByRole('button', { name: 'Löschen: projektbuero' })).toBeHidden()
})

test('a refusal leads to its reason', async ({ as }) => {
  const auditor = await as('Paul Richter')
  await open(auditor, '/time/approvals')
  await expect(auditor.getByRole('heading', { name: 'Kein Zugriff' })).toBeVisible()
  await auditor.getByRole('button', { name: 'Warum?' }).click()
  await expect(auditor.getByText('Nein, das geht nicht')).toBeVisible()
  await expect(auditor.getByText('Keine der heutigen Rollen von Paul Richter erlaubt „Zeiten freigeben“.')).toBeVisible()
})
