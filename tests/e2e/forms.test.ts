import { setTimeout as pause } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { open, test } from './people'

const stamp = String(Date.now()).slice(-6)

async function newCustomer(page: Page, name: string): Promise<void> {
  await open(page, '/customers')
  await page.getByRole('button', { name: 'Kunde anlegen' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').first().fill(name)
  await form.getByRole('button', { name: 'Speichern' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

test('a slip does not cost what was typed, and nobody is told off before typing', async ({ as }) => {
  const manager = await as('Martin Keller')
  await open(manager, '/customers')
  await manager.getByRole('button', { name: 'Kunde anlegen' }).click()
  const form = manager.getByRole('dialog', { name: 'Kunde anlegen' })
  const name = form.getByLabel('Name').first()
  await expect(name).toBeFocused()
  await manager.keyboard.press('Tab')
  await expect(form.getByLabel('USt-IdNr.')).toBeFocused()
  await expect(form.getByText('Bitte ausfüllen.')).toBeHidden()

  await name.pressSequentially('Halb getippt')
  await manager.keyboard.press('Escape')
  const question = manager.getByRole('dialog', { name: 'Eingaben verwerfen?' })
  await question.getByRole('button', { name: 'Abbrechen' }).click()
  await expect(question).toBeHidden()
  await expect(name).toHaveValue('Halb getippt')

  await manager.keyboard.press('Escape')
  await question.getByRole('button', { name: 'Verwerfen' }).click()
  await expect(form).toBeHidden()

  await manager.getByRole('button', { name: 'Kunde anlegen' }).click()
  await expect(form).toBeVisible()
  await manager.keyboard.press('Escape')
  await expect(form).toBeHidden()
})

test('a note on booked work survives a slip of Escape', async ({ as }) => {
  const employee = await as('Emre Yilmaz')
  await open(employee, '/time')
  await employee.getByRole('button', { name: 'Zeit buchen' }).click()
  const form = employee.getByRole('dialog', { name: 'Zeit buchen' })
  await form.getByLabel('Notiz').fill('Lange Notiz')
  await expect(form.getByLabel('Notiz')).toHaveValue('Lange Notiz')
  await employee.keyboard.press('Escape')
  const question = employee.getByRole('dialog', { name: 'Eingaben verwerfen?' })
  await question.getByRole('button', { name: 'Abbrechen' }).click()
  await expect(form.getByLabel('Notiz')).toHaveValue('Lange Notiz')
  await form.getByRole('button', { name: 'Abbrechen' }).click()
  await expect(form).toBeHidden()
})

test('booking time begins in the same field, however the form was opened', async ({ as }) => {
  const employee = await as('Emre Yilmaz')
  const form = employee.getByRole('dialog', { name: 'Zeit buchen' })
  const startsIn = async (field: string) => {
    await expect(form.getByLabel(field)).toBeFocused()
    await employee.keyboard.press('Escape')
    await expect(form).toBeHidden()
  }
  await open(employee, '/time?new=1')
  await startsIn('Beginn')
  await employee.getByRole('button', { name: 'Zeit buchen' }).click()
  await startsIn('Beginn')
  await employee.keyboard.press('n')
  await startsIn('Beginn')

  await open(employee, '/')
  await employee.keyboard.press('ControlOrMeta+k')
  await employee.getByRole('dialog').getByRole('option', { name: 'Zeit buchen' }).click()
  await startsIn('Beginn')
})

test('two people who change a customer at the same time both hear of it, and neither loses what they typed', async ({ as }) => {
  const [manager, administrator] = [await as('Martin Keller'), await as('Anja Brandt')]
  await newCustomer(manager, `Zwei Köche ${stamp}`)
  await open(administrator, new URL(manager.url()).pathname)
  for (const [page, phone] of [[manager, '+49 40 111'], [administrator, '+49 40 222']] as const) {
    await page.getByRole('button', { name: 'Bearbeiten' }).first().click()
    await page.getByRole('dialog').getByLabel('Telefon').fill(phone)
  }
  await administrator.getByRole('button', { name: 'Speichern' }).click()
  await expect(administrator.getByText('+49 40 222')).toBeVisible()

  const form = manager.getByRole('dialog')
  await form.getByRole('button', { name: 'Speichern' }).click()
  await expect(form.getByText('Jemand anderes hat das inzwischen geändert')).toBeVisible()
  await expect(form.getByLabel('Telefon')).toHaveValue('+49 40 111')
  await form.getByRole('button', { name: 'Speichern' }).click()
  await expect(form).toBeHidden()
  await expect(manager.getByText('+49 40 111')).toBeVisible()
})

test('a number that cannot be read is never said to be saved', async ({ as }) => {
  const administrator = await as('Anja Brandt')
  await open(administrator, '/settings/rates')
  const rate = administrator.getByLabel('Stundensatz')
  await rate.fill('abc')
  await administrator.getByRole('button', { name: 'Speichern' }).click()
  await expect(rate).toHaveValue('abc')
  await expect(rate).toBeFocused()
  expect(await rate.evaluate((field: HTMLInputElement) => field.validationMessage)).toBe('Das ist hier keine gültige Zahl.')
  await expect(administrator.getByText('Gespeichert')).toBeHidden()

  await rate.fill('95')
  await administrator.getByRole('button', { name: 'Speichern' }).click()
  await expect(administrator.getByText('Gespeichert').first()).toBeVisible()
})

test('an error page speaks the reader\'s language to a screen reader, too', async ({ as }) => {
  const manager = await as('Martin Keller')
  await manager.context().addCookies([{ name: 'locale', value: 'en', url: manager.url() }])
  await open(manager, '/customers/nothing-here')
  await expect(manager.getByRole('heading', { name: 'Not found' })).toBeVisible()
  await expect(manager.locator('html')).toHaveAttribute('lang', 'en')
  await manager.context().addCookies([{ name: 'locale', value: 'de', url: manager.url() }])
})

test('figures are written as each language writes them', async ({ as }) => {
  const manager = await as('Martin Keller')
  const main = manager.getByRole('main')
  const speak = (language: string) => manager.context().addCookies([{ name: 'locale', value: language, url: new URL(manager.url()).origin }])
  for (const [language, percent, rate] of [['de', /^\d+ %$/, /^\d+,\d\d\s€\/h$/], ['en', /^\d+%$/, /^€\d+\.\d\d\/h$/]] as const) {
    await speak(language)
    await open(manager, '/projects')
    await expect(main.getByText(percent).first()).toBeVisible()
    await main.getByRole('table').getByRole('link').first().click()
    await expect(main.getByText(rate).first()).toBeVisible()
  }
  await speak('de')
})

test('what somebody types, taps or sends before a page has come to life is done when it has', async ({ as }) => {
  const page = await as('Anja Brandt')
  await page.route(/\/_nuxt\/.*\.js$/, async (route) => {
    await pause(500)
    await route.continue()
  })
  await page.goto('/customers', { waitUntil: 'commit' })
  await page.getByRole('searchbox', { name: 'Name, Nummer oder USt-IdNr.' }).pressSequentially('nord')
  await expect(page).toHaveURL(/q=nord/)

  await page.goto('/customers', { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Kunde anlegen' }).click()
  await expect(page.getByRole('dialog', { name: 'Kunde anlegen' })).toBeVisible()

  await page.goto('/time', { waitUntil: 'commit' })
  const timer = page.getByRole('region', { name: 'Timer' })
  await timer.getByRole('textbox', { name: 'Notiz' }).fill('Früher Vogel')
  await timer.getByRole('textbox', { name: 'Notiz' }).press('Enter')
  await expect(timer.getByRole('button', { name: 'Stoppen' })).toBeVisible()
  await expect(timer.getByRole('textbox', { name: 'Notiz' })).toHaveValue('Früher Vogel')
  expect(page.url()).not.toContain('?')
  await timer.getByRole('button', { name: 'Verwerfen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Verwerfen' }).click()
  await expect(timer.getByRole('button', { name: 'Starten' })).toBeVisible()
})
