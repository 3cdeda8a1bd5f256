import { describe, expect, it } from 'vitest'
import { inTenant, jobActor } from '#server/platform/context'
import { changeReminder, completeReminder, createReminder, fireReminders, getReminder, handOverReminders, listOccurrences, listReminders, reopenReminder, snoozeReminder } from '#server/domain/reminders'
import { ReminderQuery, type ReminderCreate } from '#shared/contracts/reminders'
import { newWorld, type RoleKey } from '../../support/world'

const world = await newWorld()
const { tenant, employees } = world.companies.A
const at = (iso: string) => new Date(iso)

const create = (input: Partial<ReminderCreate>, { by = 'manager' as RoleKey, now = '2026-03-02T08:00:00Z' } = {}) =>
  world.run(by, ctx => createReminder(ctx, { title: 'USt-Voranmeldung', ...input } as ReminderCreate), { now: () => at(now) })

/** One round of the scheduler as if it were that moment. */
const fireAt = (now: string) => fireReminders(work => inTenant(jobActor(tenant), work, { now: () => at(now) }))
const noticesOf = (who: RoleKey, id: string) => world.sql<{ event: string, params: Record<string, string> }>(
  'SELECT event, params FROM "Notification" WHERE "recipientId" = $1 AND link LIKE $2 AND event <> \'reminder.assigned\' ORDER BY "createdAt"', [employees[who], `%${id}`])
const firingsOf = (id: string) => world.sql<{ leadMinutes: number, late: boolean, occurrenceAt: Date }>(
  'SELECT "leadMinutes", late, "occurrenceAt" FROM "ReminderFiring" WHERE "reminderId" = $1 ORDER BY "firedAt", "occurrenceAt"', [id])
const list = (by: RoleKey, query: Record<string, string>, now = '2026-03-02T08:00:00Z') =>
  world.run(by, ctx => listReminders(ctx, ReminderQuery.parse({ ...query })), { now: () => at(now) })

describe('a reminder that is due', () => {
  it('speaks up at each lead time and when due, once each', async () => {
    const { id } = await create({ dueAt: at('2026-03-05T09:00:00Z'), leadMinutes: [1440, 0] })
    await fireAt('2026-03-03T12:00:00Z')
    expect(await noticesOf('manager', id)).toEqual([])
    await fireAt('2026-03-04T09:00:05Z')
    await fireAt('2026-03-04T09:00:20Z')
    await fireAt('2026-03-05T09:00:05Z')
    await fireAt('2026-03-05T09:30:00Z')

    expect((await noticesOf('manager', id)).map(notice => notice.event)).toEqual(['reminder.ahead', 'reminder.due'])
    expect((await firingsOf(id)).map(row => [row.leadMinutes, row.late])).toEqual([[1440, false], [0, false]])
  })

  it('speaks up exactly once when many schedulers look at the same time', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, (_, index) => create({ title: `Zugleich ${index}`, dueAt: at('2026-03-06T09:00:00Z') })))
    await Promise.all(Array.from({ length: 4 }, () => fireAt('2026-03-06T09:00:05Z')))
    await fireAt('2026-03-06T09:00:10Z')

    for (const { id } of made) expect(await noticesOf('manager', id)).toHaveLength(1)
  })

  it('says after downtime that it comes late, and tells several missed leads as one', async () => {
    const { id } = await create({ dueAt: at('2026-03-05T10:00:00Z'), leadMinutes: [2880, 1440, 0] })
    await fireAt('2026-03-05T18:00:00Z')

    expect((await noticesOf('manager', id)).map(notice => notice.event)).toEqual(['reminder.late'])
    expect((await firingsOf(id)).every(row => row.late)).toBe(true)
    expect((await world.run('manager', ctx => getReminder(ctx, id))).late).toBe(true)
  })

  it('does not hold up the others when one cannot be told', async () => {
    const broken = await create({ title: 'Kaputt', dueAt: at('2026-03-07T09:00:00Z') })
    const { id } = await create({ title: 'Ganz', dueAt: at('2026-03-07T09:00:00Z') })
    await world.sql('UPDATE "Reminder" SET rrule = \'FREQ=NEVER\' WHERE id = $1', [broken.id])
    await fireAt('2026-03-07T09:00:05Z')
    expect(await noticesOf('manager', id)).toHaveLength(1)
    await world.sql('DELETE FROM "Reminder" WHERE id = $1', [broken.id])
  })

  it('reaches whoever holds the role at that moment', async () => {
    const [role] = await world.sql<{ id: string }>('SELECT id FROM "Role" WHERE key = \'accountant\'')
    const { id } = await create({ dueAt: at('2026-03-05T09:00:00Z'), assigneeType: 'ROLE', assigneeId: role?.id })
    const joined = await world.addEmployee('accountant')
    await fireAt('2026-03-05T09:00:05Z')

    expect(await noticesOf('accountant', id)).toHaveLength(1)
    expect(await world.sql('SELECT 1 FROM "Notification" WHERE "recipientId" = $1', [joined.employeeId])).toHaveLength(1)
    expect(await noticesOf('manager', id)).toEqual([])
  })

  it('tells the supervisor once per occurrence when nobody reacts', async () => {
    const { id } = await create({ dueAt: at('2026-03-09T09:00:00Z'), assigneeType: 'EMPLOYEE', assigneeId: employees.employee, escalateAfterMinutes: 120 })
    await fireAt('2026-03-09T09:00:05Z')
    await fireAt('2026-03-09T10:59:00Z')
    expect(await noticesOf('lead', id)).toEqual([])
    await fireAt('2026-03-09T11:00:05Z')
    await fireAt('2026-03-09T12:00:00Z')
    expect((await noticesOf('lead', id)).map(notice => notice.event)).toEqual(['reminder.escalated'])
    expect((await world.run('manager', ctx => getReminder(ctx, id))).escalated).toBe(true)
  })
})

describe('a repeating reminder', () => {
  it('stays at nine o\'clock when the clocks change, in spring and in autumn', async () => {
    const spring = await create({ dueAt: at('2026-03-27T08:00:00Z'), rrule: 'FREQ=DAILY' })
    const autumn = await create({ dueAt: at('2026-10-24T07:00:00Z'), rrule: 'FREQ=DAILY' })
    const next = async (id: string) => (await world.run('manager', ctx => getReminder(ctx, id))).upcoming.slice(0, 3).map(date => date.toISOString())

    expect(await next(spring.id)).toEqual(['2026-03-28T08:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-03-30T07:00:00.000Z'])
    expect(await next(autumn.id)).toEqual(['2026-10-25T08:00:00.000Z', '2026-10-26T08:00:00.000Z', '2026-10-27T08:00:00.000Z'])
  })

  it('happens once on a day whose hour comes twice, and moves on where the hour is missing', async () => {
    const twice = await create({ dueAt: at('2026-10-24T00:30:00Z'), rrule: 'FREQ=DAILY' })
    const missing = await create({ dueAt: at('2026-03-28T01:30:00Z'), rrule: 'FREQ=DAILY' })
    const next = async (id: string) => (await world.run('manager', ctx => getReminder(ctx, id))).upcoming.slice(0, 2).map(date => date.toISOString())

    expect(await next(twice.id)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'])
    expect(await next(missing.id)).toEqual(['2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'])
  })

  it('goes on with its rule after "done" and after a snooze', async () => {
    const made = await create({ dueAt: at('2026-03-02T09:00:00Z'), rrule: 'FREQ=WEEKLY;BYDAY=MO' })
    const run = { now: () => at('2026-03-02T10:00:00Z') }
    const snoozed = await world.run('manager', ctx => snoozeReminder(ctx, { id: made.id, version: made.version, until: at('2026-03-03T08:00:00Z') }), run)
    await fireAt('2026-03-03T08:00:05Z')
    expect((await noticesOf('manager', made.id)).map(notice => notice.event)).toEqual(['reminder.due'])

    const done = await world.run('manager', ctx => completeReminder(ctx, { id: made.id, version: snoozed.version, note: 'erledigt' }), run)
    expect(done).toMatchObject({ rrule: 'FREQ=WEEKLY;BYDAY=MO', snoozedUntil: null, completedAt: null, dueAt: at('2026-03-09T09:00:00Z') })
    const open = await world.run('manager', ctx => reopenReminder(ctx, { id: made.id, version: done.version }), run)
    expect(open.dueAt).toEqual(at('2026-03-02T09:00:00Z'))
  })

  it('speaks up again at its next occurrence although the last one was ignored', async () => {
    const { id } = await create({ dueAt: at('2026-03-02T09:00:00Z'), rrule: 'FREQ=DAILY' })
    await fireAt('2026-03-02T09:00:05Z')
    await fireAt('2026-03-03T09:00:05Z')
    expect(await noticesOf('manager', id)).toHaveLength(2)
    // Three days without a server: one message, not three.
    await fireAt('2026-03-06T12:00:00Z')
    expect(await noticesOf('manager', id)).toHaveLength(3)
  })

  it('ends with its count', async () => {
    const made = await create({ dueAt: at('2026-03-02T09:00:00Z'), rrule: 'FREQ=DAILY;COUNT=2' })
    const run = { now: () => at('2026-03-02T09:30:00Z') }
    const first = await world.run('manager', ctx => completeReminder(ctx, { id: made.id, version: made.version }), run)
    expect(first.completedAt).toBeNull()
    const second = await world.run('manager', ctx => completeReminder(ctx, { id: made.id, version: first.version }), run)
    expect(second.completedAt).not.toBeNull()
  })

  it('begins with the first day its rule knows', async () => {
    const made = await create({ dueOn: at('2026-03-04'), rrule: 'FREQ=MONTHLY;BYDAY=-1FR' })
    expect(made.dueOn).toEqual(at('2026-03-27'))
    expect(made.dueAt.toISOString()).toBe('2026-03-27T08:00:00.000Z')
  })

  it('shows each occurrence in the calendar', async () => {
    const { id } = await create({ title: 'Kalender', dueOn: at('2026-05-04'), rrule: 'FREQ=WEEKLY' })
    const { items } = await world.run('manager', ctx => listOccurrences(ctx, { from: at('2026-05-01'), to: at('2026-05-31'), who: 'mine' }))
    expect(items.filter(item => item.reminderId === id).map(item => item.at.toISOString().slice(0, 10)))
      .toEqual(['2026-05-04', '2026-05-11', '2026-05-18', '2026-05-25'])
  })
})

describe('who sees a reminder', () => {
  it('is whoever made it, whom it is for, and who leads them', async () => {
    const { id } = await create({ title: 'Nur für zwei', dueOn: at('2026-03-10'), assigneeType: 'EMPLOYEE', assigneeId: employees.employee })
    const seen = async (by: RoleKey) => (await list(by, { who: 'all', q: 'Nur für zwei' })).items.some(item => item.id === id)

    expect(await Promise.all((['manager', 'employee', 'lead', 'administrator', 'auditor', 'accountant'] as RoleKey[]).map(seen))).toEqual([true, true, true, true, false, false])
    await expect(world.run('accountant', ctx => getReminder(ctx, id))).rejects.toMatchObject({ code: 'record.not-found' })
  })

  it('lets people without wider rights give reminders to nobody but themselves', async () => {
    await expect(create({ dueOn: at('2026-03-10'), assigneeType: 'EMPLOYEE', assigneeId: employees.manager }, { by: 'employee' }))
      .rejects.toMatchObject({ code: 'reminder.assignee-out-of-reach' })
    expect(await create({ dueOn: at('2026-03-10') }, { by: 'employee' })).toMatchObject({ assignee: { id: employees.employee } })
  })

  it('refuses a record the writer may not see', async () => {
    await expect(create({ dueOn: at('2026-03-10'), entity: { type: 'Customer', id: employees.manager } })).rejects.toMatchObject({ code: 'record.not-found' })
  })

  it('tells the people a note names', async () => {
    const { id } = await create({ dueOn: at('2026-03-10'), note: `Bitte @[lead Test](employee:${employees.lead}) fragen` })
    const [notice] = await noticesOf('lead', id)
    expect(notice).toMatchObject({ event: 'mention', params: { text: 'Bitte @lead Test fragen' } })
    expect((await world.run('lead', ctx => getReminder(ctx, id))).id).toBe(id)
  })
})

it('sorts into today, overdue and upcoming', async () => {
  const titles = { today: 'Sicht heute', overdue: 'Sicht gestern', upcoming: 'Sicht morgen' }
  await create({ title: titles.overdue, dueOn: at('2026-03-01') })
  await create({ title: titles.today, dueOn: at('2026-03-02') })
  await create({ title: titles.upcoming, dueAt: at('2026-03-03T07:00:00Z') })
  for (const [view, title] of Object.entries(titles)) {
    expect((await list('manager', { view, q: 'Sicht' })).items.map(item => item.title), view).toEqual([title])
  }
})

it('refuses a change on top of an older state, and hands over what is open', async () => {
  const made = await create({ title: 'Übergabe', dueOn: at('2026-03-10'), assigneeType: 'EMPLOYEE', assigneeId: employees.auditor })
  await world.run('manager', ctx => changeReminder(ctx, { id: made.id, version: made.version, title: 'Übergabe 2' }))
  await expect(world.run('manager', ctx => changeReminder(ctx, { id: made.id, version: made.version, title: 'Übergabe 3' }))).rejects.toMatchObject({ code: 'record.changed' })
  expect(await world.runAsJob(ctx => handOverReminders(ctx, { from: employees.auditor, to: employees.manager }))).toBe(1)
})
