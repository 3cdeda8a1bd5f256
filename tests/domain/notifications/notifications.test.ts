import { createECDH, randomBytes, type ECDH } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inTenant, jobActor } from '#server/platform/context'
import { notify, type Notice } from '#server/platform/notify'
import {
  addPushDevice, archiveNotifications, changeMyPreferences, changeMyProfile, changeSubscription, listNotifications, markNotificationsRead,
  sendWaitingNotifications, unsubscribeByLink, unsubscribePage,
} from '#server/domain/notifications'
import { ensurePushKeys } from '#server/domain/settings'
import { NotificationQuery, type NotificationProfileChange } from '#shared/contracts/notifications'
import { newWorld, type RoleKey } from '../../support/world'

const world = await newWorld()
const { tenant, employees } = world.companies.A
const at = (iso: string) => new Date(iso)
const noon = '2026-03-04T11:00:00Z'

const tell = (who: RoleKey[], notice: Partial<Notice> = {}, now = noon) => inTenant(jobActor(tenant), ctx =>
  notify(ctx, who.map(role => employees[role]), { event: 'mention', params: { person: 'Ada', title: 'Vertrag', text: 'bitte lesen' }, ...notice }), { now: () => at(now) })
const sendAt = (now: string) => sendWaitingNotifications(work => inTenant(jobActor(tenant), work, { now: () => at(now) }))
const mails = () => world.sql<{ to: string[], subject: string, body: string, unsubscribeUrl: string | null }>('SELECT "to", subject, body, "unsubscribeUrl" FROM "MailMessage" ORDER BY "createdAt"')
const inbox = async (who: RoleKey) => (await world.run(who, ctx => listNotifications(ctx, NotificationQuery.parse({ limit: 100 })))).items
const wants = (who: RoleKey, mode: 'NOW' | 'DAILY' | 'WEEKLY' | 'OFF' | null, channel: 'APP' | 'MAIL' | 'PUSH' = 'MAIL') =>
  world.run(who, ctx => changeMyPreferences(ctx, { changes: [{ event: 'mention', channel, mode }] }))
const profile: NotificationProfileChange = {
  quietFrom: null, quietTo: null, digestAt: 420, digestWeekday: 1, awayFrom: null, awayTo: null, language: null, version: 0,
}

beforeEach(async () => {
  process.env.AUTH_ORIGIN = 'https://work.example/api/auth'
  await world.sql('DELETE FROM "Notification"')
  await world.sql('DELETE FROM "MailMessage"')
  await world.sql('DELETE FROM "NotificationPreference"')
  await world.sql('DELETE FROM "NotificationProfile"')
})
afterAll(() => {
  delete process.env.AUTH_ORIGIN
})

describe('what people are told', () => {
  it('appears in the app, once for each key', async () => {
    await tell(['manager'], { dedupKey: 'one' })
    await tell(['manager'], { dedupKey: 'one' })
    expect(await inbox('manager')).toHaveLength(1)
    expect(await inbox('lead')).toHaveLength(0)
  })

  it('is read, put away and taken back, each by its own person only', async () => {
    await tell(['manager', 'lead'])
    const [mine] = await inbox('manager')
    const [other] = await inbox('lead')
    await world.run('manager', ctx => markNotificationsRead(ctx, { ids: [other?.id ?? ''], unread: false }))
    expect((await inbox('lead'))[0]?.readAt).toBeNull()
    await world.run('manager', ctx => archiveNotifications(ctx, { ids: [mine?.id ?? ''], restore: false }))
    expect(await inbox('manager')).toEqual([])
    await world.run('manager', ctx => archiveNotifications(ctx, { ids: [mine?.id ?? ''], restore: true }))
    expect((await inbox('manager'))[0]?.readAt).not.toBeNull()
  })

  it('is listed page by page without gaps or repetitions', async () => {
    for (let index = 0; index < 7; index++) await tell(['manager'], { params: { n: index } })
    const seen: string[] = []
    let after: string | undefined
    for (let more = true; more;) {
      const page = await world.run('manager', ctx => listNotifications(ctx, NotificationQuery.parse({ limit: 3, after })))
      seen.push(...page.items.map(item => item.id))
      after = page.items.at(-1)?.id
      more = page.more
    }
    expect(new Set(seen).size).toBe(7)
    expect(seen).toHaveLength(7)
  })
})

describe('mail', () => {
  it('goes out at once where the event says so, in the language of the recipient', async () => {
    await world.run('manager', ctx => changeMyProfile(ctx, { ...profile, language: 'en' }))
    await tell(['manager'])
    await sendAt('2026-03-04T11:00:10Z')
    await sendAt('2026-03-04T11:00:20Z')
    const sent = await mails()
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ subject: 'Ada mentions you in “Vertrag”: bitte lesen' })
  })

  it('of five hundred events is one, with groups and "and n more"', async () => {
    await wants('manager', 'DAILY')
    await inTenant(jobActor(tenant), async (ctx) => {
      for (let index = 0; index < 500; index++) await notify(ctx, [employees.manager], { event: 'mention', params: { person: 'Ada', title: `Sache ${index}`, text: '…' } })
    }, { now: () => at(noon) })
    await sendAt('2026-03-04T18:00:00Z')
    expect(await mails()).toEqual([])
    await Promise.all([sendAt('2026-03-05T06:00:05Z'), sendAt('2026-03-05T06:00:05Z')])
    const sent = await mails()
    expect(sent).toHaveLength(1)
    expect(sent[0]?.subject).toBe('500 Benachrichtigungen von alpha GmbH')
    expect(sent[0]?.body).toContain('## Erwähnungen (500)')
    expect(sent[0]?.body).toContain('und 492 weitere')
  })

  it('of the week comes on its weekday', async () => {
    await wants('manager', 'WEEKLY')
    await tell(['manager'])
    await sendAt('2026-03-08T20:00:00Z')
    expect(await mails()).toEqual([])
    await sendAt('2026-03-09T06:00:05Z')
    expect(await mails()).toHaveLength(1)
  })

  it('waits through quiet hours and an absence, and comes as one', async () => {
    await world.run('manager', ctx => changeMyProfile(ctx, { ...profile, quietFrom: 1320, quietTo: 390 }))
    await tell(['manager'], {}, '2026-03-04T22:00:00Z')
    await tell(['manager'], {}, '2026-03-05T02:00:00Z')
    await sendAt('2026-03-05T05:00:00Z')
    expect(await mails()).toEqual([])
    await world.run('manager', ctx => changeMyProfile(ctx, { ...profile, awayFrom: at('2026-03-05'), awayTo: at('2026-03-06'), version: 1 }))
    await sendAt('2026-03-05T12:00:00Z')
    expect(await mails()).toEqual([])
    await sendAt('2026-03-07T06:00:05Z')
    expect(await mails()).toHaveLength(1)
  })

  it('leaves out of a digest what was read meanwhile', async () => {
    await wants('manager', 'DAILY')
    await tell(['manager'])
    await world.run('manager', ctx => markNotificationsRead(ctx, { unread: false }))
    await sendAt('2026-03-05T06:00:05Z')
    expect(await mails()).toEqual([])
  })

  it('ends by the link of the mail, for exactly this event', async () => {
    await tell(['manager'])
    await sendAt('2026-03-04T11:00:10Z')
    const token = (await mails())[0]?.unsubscribeUrl?.split('/').at(-1) ?? ''
    expect(await unsubscribePage(token)).toContain('Abbestellen')
    expect(await world.sql('SELECT 1 FROM "NotificationPreference"')).toEqual([])
    expect(await unsubscribeByLink(token)).toContain('Abbestellt')
    expect(await world.sql('SELECT event, channel, mode FROM "NotificationPreference"')).toEqual([{ event: 'mention', channel: 'MAIL', mode: 'OFF' }])
    expect(await unsubscribePage(`${token.slice(0, -4)}AAAA`)).toBeNull()

    await tell(['manager'])
    await sendAt('2026-03-04T12:00:00Z')
    expect(await mails()).toHaveLength(1)
    expect(await inbox('manager')).toHaveLength(2)
  })
})

describe('a record', () => {
  const customer = async () => (await world.sql<{ id: string }>(`INSERT INTO "Customer" (id, number, name, kind, "updatedAt")
    VALUES (gen_random_uuid(), 'K-' || gen_random_uuid(), 'Kunde', 'COMPANY', now()) RETURNING id`))[0]?.id ?? ''

  it('is followed by those who may see it, and silent for those who muted it', async () => {
    const entity = { type: 'Customer' as const, id: await customer() }
    await world.run('lead', ctx => changeSubscription(ctx, { ...entity, mode: 'FOLLOW' }))
    await world.run('manager', ctx => changeSubscription(ctx, { ...entity, mode: 'MUTE' }))
    await tell(['manager', 'accountant'], { event: 'customer.changed', entity })
    expect((await inbox('lead')).map(item => item.event)).toEqual(['customer.changed'])
    expect(await inbox('accountant')).toHaveLength(1)
    expect(await inbox('manager')).toEqual([])

    await world.sql('DELETE FROM "RoleAssignment" WHERE "employeeId" = $1', [employees.lead])
    await tell([], { event: 'customer.changed', entity })
    expect(await inbox('lead')).toHaveLength(1)
  })

  it('that one may not see cannot be followed', async () => {
    await expect(world.run('auditor', ctx => changeSubscription(ctx, { type: 'Customer', id: employees.lead, mode: 'FOLLOW' }))).rejects.toMatchObject({ code: 'record.not-found' })
  })
})

describe('web push', () => {
  const http = createRequire(import.meta.url)('http_ece') as { decrypt: (body: Buffer, options: { version: string, privateKey: ECDH, authSecret: Buffer }) => Buffer }
  const received: Array<{ headers: IncomingMessage['headers'], body: Buffer }> = []
  let status = 201
  let server: Server
  let origin = ''
  const browser = { keys: createECDH('prime256v1'), auth: randomBytes(16) }
  const publicKey = browser.keys.generateKeys().toString('base64url')

  beforeAll(async () => {
    server = createServer((request, response) => {
      void buffer(request).then((body) => {
        received.push({ headers: request.headers, body })
        response.writeHead(status).end()
      })
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    origin = `127.0.0.1:${(server.address() as AddressInfo).port}`
    process.env.PUSH_TRUSTED_HOSTS = origin
    await world.runAsJob(ensurePushKeys)
    await world.run('manager', ctx => addPushDevice(ctx, { endpoint: `http://${origin}/push/1`, p256dh: publicKey, auth: browser.auth.toString('base64url') }))
  })
  afterAll(async () => {
    delete process.env.PUSH_TRUSTED_HOSTS
    await new Promise(resolve => server.close(resolve))
  })

  it('arrives encrypted for the browser and signed by this installation', async () => {
    await tell(['manager'], { link: '/reminders' })
    await sendAt('2026-03-04T11:00:10Z')
    await world.drain()
    expect(received).toHaveLength(1)
    const [push] = received
    expect(push?.headers).toMatchObject({ 'content-encoding': 'aes128gcm' })
    expect(push?.headers.authorization).toMatch(/^vapid t=/)
    expect(push?.body.toString('latin1')).not.toContain('Vertrag')
    const text = http.decrypt(push?.body ?? Buffer.alloc(0), { version: 'aes128gcm', privateKey: browser.keys, authSecret: browser.auth }).toString()
    expect(JSON.parse(text)).toMatchObject({ title: 'alpha GmbH', body: 'Ada erwähnt dich in „Vertrag“: bitte lesen', link: '/reminders' })
  })

  it('forgets a browser that has gone', async () => {
    status = 410
    await tell(['manager'])
    await sendAt('2026-03-04T11:00:30Z')
    await world.drain()
    expect(await world.sql('SELECT 1 FROM "PushSubscription"')).toEqual([])
  })

  it.each(['http://push.example/x', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://10.0.0.5/x', 'https://localhost/x', 'https://push.example:8443/x', 'https://a@push.example/x'])(
    'never goes to %s', async (endpoint) => {
      await expect(world.run('manager', ctx => addPushDevice(ctx, { endpoint, p256dh: publicKey, auth: 'x'.repeat(22) }))).rejects.toMatchObject({ code: 'push.endpoint-not-allowed' })
    })
})
