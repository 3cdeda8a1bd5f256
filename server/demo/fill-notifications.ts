import { createECDH } from 'node:crypto'
import type { Context } from '#server/platform/context'
import { dayText, mondayOf } from '#shared/calendar-day'
import { PREFERENCE_EVENTS, type NotificationEvent } from '#shared/notification-events'
import type { AreaFill } from './fill-areas'
import type { DemoEmployee } from './fill-people'

const HOUR = 3_600_000

/** Messages of the last weeks, who wants what, whom a record interests, a phone that takes push. */
export async function fillNotifications(fill: AreaFill, people: readonly DemoEmployee[]): Promise<void> {
  await fill.step(async (ctx) => {
    await fillMessages(ctx, fill, people)
    await fillWishes(ctx, fill, people)
  })
}

interface Message {
  event: NotificationEvent
  params: Record<string, string | number>
  link: string
}

function messages({ base, random, today }: AreaFill): Message[] {
  const person = random.pick(base.employees).name
  const customer = random.pick(base.customers).name
  const week = dayText(mondayOf(new Date(today.getTime() - random.int(1, 3) * 7 * 24 * HOUR)))
  return [
    { event: 'timesheet.approved', params: { person, week }, link: `/time?week=${week}` },
    { event: 'timesheet.rejected', params: { person, week, reason: 'Am Mittwoch fehlt die Pause.' }, link: `/time?week=${week}` },
    { event: 'reminder.assigned', params: { person, title: 'Angebot nachfassen', due: dayText(today) }, link: '/reminders' },
    { event: 'reminder.due', params: { title: 'Offene Posten durchgehen', due: dayText(today) }, link: '/reminders' },
    { event: 'reminder.done', params: { person, title: 'Kaffee bestellen' }, link: '/reminders?view=done' },
    { event: 'mention', params: { person, title: 'Rahmenvertrag nachverhandeln', text: 'kannst du die alten Konditionen heraussuchen?' }, link: '/reminders' },
    { event: 'customer.changed', params: { person, name: customer }, link: '/customers' },
    { event: 'invoice.issued', params: { person, number: `RE-${today.getUTCFullYear()}-${random.int(1000, 1400)}`, customer }, link: '/invoices' },
    { event: 'project.budget-used', params: { name: random.pick(base.company.projectKinds), percent: random.int(80, 97) }, link: '/projects' },
  ]
}

async function fillMessages(ctx: Context, fill: AreaFill, people: readonly DemoEmployee[]): Promise<void> {
  const { random } = fill
  const now = ctx.now().getTime()
  const rows = people.slice(0, 8).flatMap(person => messages(fill).filter(() => random.chance(0.85)).map((message, index) => {
    const createdAt = new Date(now - (index * 30 + random.int(1, 28)) * HOUR)
    const readAt = index > 2 ? new Date(createdAt.getTime() + HOUR) : null
    return { id: random.uuid(), recipientId: person.id, ...message, createdAt, readAt }
  }))
  await ctx.db.notification.createMany({ data: rows })
  await ctx.db.notificationDelivery.createMany({
    data: rows.filter(row => row.event === 'mention' || row.event === 'timesheet.rejected').map(row => ({
      notificationId: row.id, recipientId: row.recipientId, channel: 'MAIL' as const, mode: 'NOW' as const, dueAt: row.createdAt, sentAt: row.createdAt,
    })),
  })
}

async function fillWishes(ctx: Context, { base, random }: AreaFill, people: readonly DemoEmployee[]): Promise<void> {
  const [first, second] = people
  const last = people.at(-1)
  if (!first || !second || !last) return
  await ctx.db.notificationPreference.createMany({
    data: [
      { employeeId: null, event: 'timesheet.approved', channel: 'MAIL', mode: 'DAILY' },
      { employeeId: first.id, event: 'timesheet.submitted', channel: 'MAIL', mode: 'WEEKLY' },
      { employeeId: second.id, event: 'mention', channel: 'MAIL', mode: 'DAILY' },
      // The phone of the demo is no real one: nothing is sent to it.
      ...PREFERENCE_EVENTS.map(event => ({ employeeId: last.id, event, channel: 'PUSH' as const, mode: 'OFF' as const })),
    ],
  })
  await ctx.db.notificationProfile.createMany({
    data: [
      { employeeId: first.id, quietFrom: 1200, quietTo: 420 },
      { employeeId: second.id, quietFrom: 1080, quietTo: 480, digestAt: 480, digestWeekday: 5 },
    ],
  })
  await ctx.db.recordSubscription.createMany({
    data: [
      { employeeId: first.id, entityType: 'Customer', entityId: random.pick(base.customers).id, mode: 'FOLLOW' },
      { employeeId: first.id, entityType: 'Project', entityId: random.pick(base.projects).id, mode: 'FOLLOW' },
      { employeeId: second.id, entityType: 'Project', entityId: random.pick(base.projects).id, mode: 'MUTE' },
    ],
  })
  await ctx.db.pushSubscription.create({
    data: {
      employeeId: last.id, endpoint: `https://push.${base.company.mailDomain}/${random.uuid()}`, userAgent: 'Mozilla/5.0 (Android 16; Mobile) Firefox/150.0',
      p256dh: createECDH('prime256v1').generateKeys().toString('base64url'), auth: Buffer.from(random.uuid().slice(0, 16)).toString('base64url'),
    },
    select: { id: true },
  })
}
