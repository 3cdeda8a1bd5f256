import { createECDH, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { expect } from '@playwright/test'
import { Client } from 'pg'
import { open, test } from './people'

/** Where the application may send web push besides the public internet; scripts/e2e.mjs names it. */
const PUSH_PORT = Number(process.env.E2E_PUSH_PORT ?? 3190)

const clock = (moment: Date) => moment.toLocaleTimeString('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' })
const day = (moment: Date) => moment.toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' })

/** Moves the clock for rows of every company: nobody should wait for a full minute, or for the hour of the digests. */
async function letBeDue(statement: string, ...values: string[]): Promise<void> {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  const { rows: tenants } = await client.query<{ id: string }>('SELECT id FROM "Tenant"')
  for (const { id } of tenants) {
    await client.query('SELECT set_config(\'app.tenant_id\', $1, false)', [id])
    await client.query(statement, values)
  }
  await client.end()
}

test('a recurring reminder for a role arrives in the app, by push and in the digest', async ({ as }) => {
  test.setTimeout(180_000)
  const title = `Kasse zählen ${Date.now()}`
  const pushed: number[] = []
  const receiver = createServer((request, response) => {
    request.resume().on('end', () => {
      pushed.push(Date.now())
      response.writeHead(201).end()
    })
  }).listen(PUSH_PORT, '127.0.0.1')

  const manager = await as('Martin Keller')
  const accountant = await as('Claudia Neumann')

  await test.step('the accountant wants it in the digest, and push on her device at any hour', async () => {
    await open(accountant, '/account/notifications')
    await accountant.getByLabel('Ruhe von').fill('')
    await accountant.getByLabel('bis', { exact: true }).fill('')
    await accountant.getByRole('button', { name: 'Speichern' }).click()
    await expect(accountant.getByText('Gespeichert').first()).toBeVisible()
    await accountant.getByRole('combobox', { name: 'Erinnerung ist fällig: E-Mail' }).click()
    await accountant.getByRole('option', { name: 'Täglich gesammelt' }).last().click()
    await expect(accountant.getByRole('combobox', { name: 'Erinnerung ist fällig: E-Mail' })).toContainText('Täglich gesammelt')

    // Headless browsers have no push service: the address is one of the test, the rest is what a browser would send.
    const answer = await accountant.request.post('/api/v1/push-subscriptions', {
      headers: { origin: new URL(accountant.url()).origin },
      data: {
        endpoint: `http://127.0.0.1:${PUSH_PORT}/push`, p256dh: createECDH('prime256v1').generateKeys().toString('base64url'),
        auth: randomBytes(16).toString('base64url'),
      },
    })
    expect(answer.status()).toBe(201)
  })

  await test.step('the manager sets it for everybody in accounting, every day', async () => {
    const due = new Date()
    await open(manager, '/reminders')
    await manager.getByRole('button', { name: 'Neue Erinnerung' }).first().click()
    const form = manager.getByRole('dialog')
    await form.getByLabel('Titel').fill(title)
    await form.getByLabel('Fällig am').fill(day(due))
    await form.getByRole('switch', { name: 'Mit Uhrzeit' }).click()
    await form.getByLabel('Uhrzeit', { exact: true }).fill(clock(due))
    await form.getByLabel('Wiederholung').click()
    await manager.getByRole('option', { name: 'Täglich' }).click()
    await form.getByLabel('Für', { exact: true }).click()
    await manager.getByRole('option', { name: 'Rolle' }).click()
    await form.getByLabel('Rolle', { exact: true }).click()
    await manager.getByRole('option', { name: 'Buchhaltung' }).click()
    await form.getByRole('button', { name: 'Speichern' }).click()
    await expect(form).toBeHidden()
    await letBeDue('UPDATE "Reminder" SET "nextSpeakAt" = "dueAt" WHERE title = $1', title)
  })

  await test.step('it arrives in the app without a reload, and by push', async () => {
    const bell = accountant.getByRole('button', { name: /^Benachrichtigungen:/ }).first()
    await bell.click()
    await expect(accountant.getByRole('dialog').getByText(`Fällig: ${title}`)).toBeVisible({ timeout: 30_000 })
    await expect.poll(() => pushed.length, { timeout: 30_000 }).toBeGreaterThan(0)
  })

  await test.step('and in the digest, as long as it was not read', async () => {
    await letBeDue('UPDATE "NotificationDelivery" SET "dueAt" = now() WHERE channel = \'MAIL\' AND mode = \'DAILY\' AND "sentAt" IS NULL')
    const administrator = await as('Anja Brandt')
    await expect(async () => {
      await open(administrator, `/admin/mails?q=${encodeURIComponent('claudia.neumann@nordlicht.example')}`)
      await administrator.getByRole('row').filter({ hasText: 'claudia.neumann@nordlicht.example' }).first().getByRole('button').click()
      await expect(administrator.getByRole('dialog').getByText(title)).toBeVisible({ timeout: 2_000 })
    }).toPass({ timeout: 40_000, intervals: [2_000] })
  })

  await test.step('done once, it comes back tomorrow', async () => {
    await accountant.getByRole('dialog').getByText(`Fällig: ${title}`).click()
    const reminder = accountant.getByRole('dialog', { name: title })
    await reminder.getByRole('button', { name: 'Erledigt', exact: true }).click()
    await expect(accountant.getByText(`${title} ist erledigt, wieder fällig`).first()).toBeVisible()
  })
  receiver.close()
})
