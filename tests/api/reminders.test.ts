import { describe, expect, it } from 'vitest'
import { readCalendarFeed } from '#server/domain/reminders'
import { newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
const { employees } = world.companies.A
const soon = () => new Date(Date.now() + 3_600_000).toISOString()

const made = async (input: Record<string, unknown> = {}, by: Parameters<typeof api.as>[0] = 'manager') => {
  const { body, status } = await api.as(by).post('/api/v1/reminders', { title: 'Anrufen', dueAt: soon(), ...input })
  expect(status).toBe(201)
  return body
}

describe('reminders over HTTP', () => {
  it('are made, put off, done, reopened and deleted', async () => {
    const client = api.as('manager')
    const reminder = await made()
    const snoozed = await client.post(`/api/v1/reminders/${reminder.id}/snooze`, { version: reminder.version, until: new Date(Date.now() + 7_200_000).toISOString() })
    const done = await client.post(`/api/v1/reminders/${reminder.id}/complete`, { version: snoozed.body.version, note: 'Mailbox' })
    const reopened = await client.post(`/api/v1/reminders/${reminder.id}/reopen`, { version: done.body.version })
    const deleted = await client.delete(`/api/v1/reminders/${reminder.id}`, { version: reopened.body.version })

    expect([snoozed.status, done.status, reopened.status, deleted.status]).toEqual([200, 200, 200, 204])
    expect(done.body.completedAt).not.toBeNull()
    expect(reopened.body.completedAt).toBeNull()
    expect((await client.get(`/api/v1/reminders/${reminder.id}`)).status).toBe(404)
  })

  it('need a day or a moment, and a rule that meets days', async () => {
    const client = api.as('manager')
    const without = await client.post('/api/v1/reminders', { title: 'Wann?' })
    const both = await client.post('/api/v1/reminders', { title: 'Beides', dueOn: '2026-03-02', dueAt: soon() })
    const never = await client.post('/api/v1/reminders', { title: 'Nie', dueOn: '2026-03-02', rrule: 'FREQ=DAILY;BYMONTHDAY=30;BYMONTH=2' })

    expect([without, both, never].map(({ status, body }) => [status, body.errors[0].code])).toEqual([
      [400, 'reminder.due-missing'], [400, 'reminder.due-missing'], [400, 'reminder.rule-invalid'],
    ])
  })

  it('refuse a reader who may not write', async () => {
    const reminder = await made({ assigneeType: 'EMPLOYEE', assigneeId: employees.auditor })
    expect((await api.as('auditor').get(`/api/v1/reminders/${reminder.id}`)).body.mayWrite).toBe(false)
    expect((await api.as('auditor').post(`/api/v1/reminders/${reminder.id}/complete`, { version: 1 })).status).toBe(403)
  })
})

describe('a calendar address', () => {
  it('shows open reminders to whoever knows it, until it is revoked or the person leaves', async () => {
    await made({ title: 'Woche, planen', dueAt: '2027-03-22T08:00:00Z', rrule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=10', leadMinutes: [15] }, 'lead')
    const { body: feed } = await api.as('lead').post('/api/v1/calendar-feeds', {})
    const file = String(feed.path).split('/').at(-1) ?? ''
    const text = (await readCalendarFeed(file) ?? '').replace(/\r\n /g, '')

    expect(text).toContain('SUMMARY:Woche\\, planen')
    expect(text).toContain('DTSTART;TZID=Europe/Berlin:20270322T090000')
    expect(text).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=10')
    expect(text).toContain('TRIGGER:-PT15M')
    expect(text).toMatch(/BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:\+0100\r\nTZOFFSETTO:\+0200/)
    expect(text.split('\r\n').every(line => Buffer.byteLength(line) < 400)).toBe(true)

    await api.as('lead').delete(`/api/v1/calendar-feeds/${feed.id}`)
    expect(await readCalendarFeed(file)).toBeNull()
    expect(await readCalendarFeed('x'.repeat(64))).toBeNull()
  })
})

describe('a mail that came back', () => {
  const log = async () => {
    const [mail] = await world.sql<{ id: string }>(`INSERT INTO "MailMessage" (id, "to", cc, subject, body, attachments, "messageId", status)
      VALUES (gen_random_uuid(), '{kunde@example.com}', '{}', 'Rechnung', 'Text', '{}', '<' || gen_random_uuid() || '@firma.example>', 'SENT') RETURNING id, "messageId"`)
    return mail as { id: string, messageId: string }
  }
  const report = (messageId: string, action = 'failed') => [
    'From: MAILER-DAEMON@mx.example', 'Message-ID: <bounce-1@mx.example>', 'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"', '', '--B', 'Content-Type: text/plain', '', 'Sorry.', '',
    '--B', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', 'Final-Recipient: rfc822; kunde@example.com',
    `Action: ${action}`, 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 No such', '  user here', '',
    '--B', 'Content-Type: text/rfc822-headers', '', 'Subject: Rechnung', `Message-ID: ${messageId}`, '', '--B--',
  ].join('\r\n')
  const state = (id: string) => world.sql('SELECT "bounceState", "bounceReason" FROM "MailMessage" WHERE id = $1', [id])

  it('is noted from the report of a mail server', async () => {
    const mail = await log()
    const answer = await api.as('administrator').post('/api/v1/mails/bounces', { report: report(mail.messageId) })
    expect(answer).toMatchObject({ status: 200, body: { mailId: mail.id, state: 'BOUNCED' } })
    expect(await state(mail.id)).toEqual([{ bounceState: 'BOUNCED', bounceReason: '5.1.1 550 5.1.1 No such user here' }])

    await api.as('administrator').post('/api/v1/mails/bounces', { report: report(mail.messageId, 'delayed') })
    expect(await state(mail.id)).toMatchObject([{ bounceState: 'BOUNCED' }])
  })

  it('is noted from plain words, and unknown or unreadable ones are refused', async () => {
    const mail = await log()
    const client = api.as('administrator')
    expect((await client.post('/api/v1/mails/bounces', { messageId: mail.messageId, state: 'COMPLAINED', reason: 'spam' })).status).toBe(200)
    expect((await client.post('/api/v1/mails/bounces', { report: 'Hello' })).body.code).toBe('mail.report-unreadable')
    expect((await client.post('/api/v1/mails/bounces', { report: report('<none@firma.example>') })).status).toBe(404)
    expect((await api.as('employee').post('/api/v1/mails/bounces', { messageId: mail.messageId, state: 'BOUNCED' })).status).toBe(403)
  })
})
