import { createHash } from 'node:crypto'
import type { Context } from '#server/platform/context'
import { addDays, dayInZone, instantInZone } from '#shared/calendar-day'
import { occurrenceAfter } from '../domain/reminders/occurrences'
import { nextSpeakUp } from '../domain/reminders/speak-ups'
import { DEMO_ACCOUNTS } from './accounts'
import type { AreaFill } from './fill-areas'
import { fillNotifications } from './fill-notifications'
import type { DemoEmployee } from './fill-people'
import { REMINDER_TEMPLATES, type ReminderTemplate } from './reminder-templates'

/** What reminders point at. */
interface Targets {
  people: DemoEmployee[]
  roles: Map<string, string>
  departments: string[]
  records: Record<NonNullable<ReminderTemplate['of']>, string[]>
}

/** Reminders of all sorts, some done, and what people were told of in the last weeks. */
export async function fillReminders(fill: AreaFill): Promise<void> {
  const targets = await fill.step(ctx => targetsOf(ctx, fill))
  await fill.step(async (ctx) => {
    const rows = REMINDER_TEMPLATES.map((template, index) => rowOf(ctx, fill, { template, index, targets }))
    await ctx.db.reminder.createMany({ data: rows })
    await fillPast(ctx, fill, rows)
    await ctx.db.calendarFeed.create({
      data: { employeeId: rows[0]?.createdById ?? '', tokenHash: createHash('sha256').update(fill.random.uuid()).digest('hex') }, select: { id: true },
    })
  })
  await fillNotifications(fill, targets.people)
}

/** People one can sign in as come first: their pages are looked at. */
async function targetsOf(ctx: Context, { base, today }: AreaFill): Promise<Targets> {
  const isAccount = (person: DemoEmployee) => DEMO_ACCOUNTS.some(account => account.employeeKey === person.name)
  const people = [...base.employees].sort((a, b) => Number(isAccount(b)) - Number(isAccount(a)))
  const roles = await ctx.db.role.findMany({ select: { id: true, key: true } })
  const departments = await ctx.db.department.findMany({ select: { id: true }, orderBy: { name: 'asc' } })
  const invoices = await ctx.db.invoice.findMany({
    where: { status: 'ISSUED', dueOn: { gte: addDays(today, -60) } }, select: { id: true }, orderBy: { number: 'asc' }, take: 6,
  })
  return {
    people,
    roles: new Map(roles.map(({ key, id }) => [key, id])),
    departments: departments.map(({ id }) => id),
    records: {
      Customer: base.customers.map(({ id }) => id), Project: base.projects.map(({ id }) => id),
      Invoice: invoices.map(({ id }) => id), Employee: base.employees.map(({ id }) => id),
    },
  }
}

interface Making {
  template: ReminderTemplate
  index: number
  targets: Targets
}

const PLAIN = { note: null, rrule: null, leads: [0], priority: 'NORMAL' as const, escalateAfterMinutes: null, time: null }

function rowOf(ctx: Context, { today, zone, random }: AreaFill, { template, index, targets }: Making) {
  const { title, note, rrule, leads, priority, escalateAfterMinutes, time, days } = { ...PLAIN, ...template }
  const seriesStart = instantInZone(addDays(today, days), time ?? '09:00', zone)
  const dueAt = firstOf(rrule, seriesStart, zone)
  const person = personAt(targets, index)
  const row = {
    id: random.uuid(), title, note, rrule, priority, escalateAfterMinutes, leadMinutes: leads, dueAt, seriesStart,
    dueOn: time ? null : dayInZone(dueAt, zone),
    ...assigneeOf(template, index, { targets, person }), ...recordOf(template, index, targets),
    createdById: personAt(targets, index * 3),
    createdAt: new Date(Math.min(ctx.now().getTime(), dueAt.getTime()) - random.int(3, 40) * 86_400_000),
  }
  // What lies in the past has been told already.
  return { ...row, nextSpeakAt: nextSpeakUp({ ...row, snoozedUntil: null, completedAt: null }, ctx.now(), zone) }
}

function firstOf(rrule: string | null, seriesStart: Date, zone: string): Date {
  return (rrule && occurrenceAfter({ rrule, seriesStart, zone }, new Date(seriesStart.getTime() - 60_000))) || seriesStart
}

function personAt({ people }: Targets, index: number): string {
  return people[index % Math.min(8, people.length)]?.id ?? ''
}

function recordOf({ of }: ReminderTemplate, index: number, { records }: Targets) {
  const ids = of ? records[of] : []
  const entityId = ids[(index * 7) % Math.max(1, ids.length)] ?? null
  return { entityType: entityId && of ? of : null, entityId }
}

type ReminderRow = ReturnType<typeof rowOf>

function assigneeOf({ role, department }: ReminderTemplate, index: number, to: { targets: Targets, person: string }) {
  const { targets, person } = to
  const roleId = role && targets.roles.get(role)
  if (roleId) return { assigneeType: 'ROLE' as const, assigneeId: roleId }
  const departmentId = department && targets.departments[index % targets.departments.length]
  if (departmentId) return { assigneeType: 'DEPARTMENT' as const, assigneeId: departmentId }
  return { assigneeType: 'EMPLOYEE' as const, assigneeId: person }
}

/** Repeating ones were done before, overdue ones have spoken up; one is snoozed. */
async function fillPast(ctx: Context, { random }: AreaFill, rows: readonly ReminderRow[]): Promise<void> {
  const now = ctx.now()
  const overdue = rows.filter(row => row.dueAt < now)
  await ctx.db.reminderFiring.createMany({
    data: overdue.map((row, index) => ({
      reminderId: row.id, occurrenceAt: row.dueAt, leadMinutes: 0, firedAt: row.dueAt, late: index === 1 })),
  })
  const repeating = rows.filter(row => /WEEKLY|MONTHLY/.test(row.rrule ?? ''))
  await ctx.db.reminderCompletion.createMany({
    data: repeating.slice(0, 8).map((row, index) => {
      const occurrenceAt = new Date(row.dueAt.getTime() - (row.rrule?.includes('WEEKLY') ? 7 : 28) * 86_400_000)
      const doneAt = new Date(Math.min(now.getTime(), occurrenceAt.getTime() + random.int(1, 20) * 3_600_000))
      return { reminderId: row.id, occurrenceAt, doneAt, doneById: row.createdById, note: index % 3 === 0 ? 'Wie besprochen erledigt.' : null }
    }),
  })
  const [snoozed] = overdue.filter(row => row.rrule === null).slice(-1)
  if (!snoozed) return
  const until = new Date(now.getTime() + 26 * 3_600_000)
  await ctx.db.reminder.updateMany({ where: { id: snoozed.id }, data: { snoozedUntil: until, nextSpeakAt: until } })
}
