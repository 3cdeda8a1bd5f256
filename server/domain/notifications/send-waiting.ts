import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { quietUntil } from '#server/platform/delivery-time'
import { enqueue } from '#server/platform/jobs'
import { queueMail } from '#server/platform/mail'
import { recipientFacts, type RecipientFacts } from '#server/platform/notification-facts'
import { publicOrigin } from '#server/platform/public-origin'
import { preferenceEvent } from '#shared/notification-events'
import { digestMail, type MailItem } from './digest-mail'
import { pushSend } from './jobs/send-push'
import { unsubscribeUrl } from './unsubscribe'

type InTenant = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

const MOST_PEOPLE = 500
const MOST_AT_ONCE = 2000

interface Waiting extends MailItem {
  id: string
  mode: string
  seen: boolean
}

/**
 * Sends what is due of the company: each person's mails as one, their web pushes as jobs. One transaction per person and
 * channel; an instance that runs at the same time leaves that person alone. Quiet hours and absences that began meanwhile count.
 */
export async function sendWaitingNotifications(inTenant: InTenant): Promise<number> {
  const waiting = await inTenant(findWaiting)
  for (const { recipientId, channel } of waiting) {
    await inTenant(ctx => channel === 'MAIL' ? mailPerson(ctx, recipientId) : pushPerson(ctx, recipientId))
  }
  return waiting.length
}

/** People for whom something waits, found by the index of what was not sent. */
function findWaiting(ctx: Context): Promise<Array<{ recipientId: string, channel: 'MAIL' | 'PUSH' }>> {
  return ctx.db.$queryRaw`
    SELECT DISTINCT "recipientId", channel::text FROM "NotificationDelivery"
    WHERE "tenantId" = current_tenant() AND "sentAt" IS NULL AND "dueAt" <= ${ctx.now()} LIMIT ${MOST_PEOPLE}`
}

/** What waits for the person, for this transaction alone: two that lock row by row would each get a part, and send two mails. */
async function lockWaiting(ctx: Context, recipientId: string, channel: 'MAIL' | 'PUSH'): Promise<Waiting[]> {
  const key = `notifications:${channel}:${ctx.actor.tenantId}:${recipientId}`
  const [lock] = await ctx.db.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${key}, 0)) AS mine`
  if (!lock?.mine) return []
  return ctx.db.$queryRaw`
    SELECT d.id, d.mode::text AS mode, n.event, n.params, n.link, coalesce(n."readAt" > n."createdAt", false) AS seen
    FROM "NotificationDelivery" d JOIN "Notification" n ON n."tenantId" = d."tenantId" AND n.id = d."notificationId"
    WHERE d."tenantId" = current_tenant() AND d."recipientId" = ${recipientId}::uuid AND d.channel = ${channel}::"NotificationChannel"
      AND d."sentAt" IS NULL AND d."dueAt" <= ${ctx.now()}
    ORDER BY n."createdAt", n.id LIMIT ${MOST_AT_ONCE}`
}

/** Facts of the person if they may be disturbed now; else what waits is put off, or dropped for somebody who has left. */
async function personToDisturb(ctx: Context, recipientId: string, waiting: Waiting[]): Promise<RecipientFacts | null> {
  const [person] = await recipientFacts(ctx, { event: '', employeeIds: [recipientId] })
  if (!person) {
    await settle(ctx, waiting, { sentAt: ctx.now(), error: 'left' })
    return null
  }
  const until = quietUntil(ctx.now(), person.times, ctx.actor.tenant.zone)
  if (until) await settle(ctx, waiting, { dueAt: until })
  return until ? null : person
}

async function settle(ctx: Context, rows: readonly Waiting[], data: Prisma.NotificationDeliveryUpdateManyMutationInput): Promise<void> {
  await ctx.db.notificationDelivery.updateMany({ where: { id: { in: rows.map(row => row.id) } }, data })
}

async function mailPerson(ctx: Context, recipientId: string): Promise<void> {
  const waiting = await lockWaiting(ctx, recipientId, 'MAIL')
  if (waiting.length === 0) return
  const person = await personToDisturb(ctx, recipientId, waiting)
  if (!person) return
  const unwanted = await eventsTurnedOff(ctx, recipientId)
  // A digest does not repeat what was read in the meantime.
  const wanted = waiting.filter(row => !unwanted.has(preferenceEvent(row.event)) && !(row.seen && row.mode !== 'NOW'))
  if (wanted.length > 0 && person.email) {
    const { tenant } = ctx.actor
    const mail = digestMail(wanted, {
      reader: { language: person.language, zone: tenant.zone },
      company: tenant.name,
      origin: publicOrigin(),
      unsubscribeUrl: events => unsubscribeUrl({ tenantId: tenant.id, employeeId: recipientId, events }),
    })
    await queueMail(ctx, { to: person.email, ...mail })
  }
  await settle(ctx, waiting, { sentAt: ctx.now() })
}

/** Between being told and being mailed a person may have unsubscribed. */
async function eventsTurnedOff(ctx: Context, employeeId: string): Promise<Set<string>> {
  const rows = await ctx.db.notificationPreference.findMany({ where: { employeeId, channel: 'MAIL', mode: 'OFF' }, select: { event: true } })
  return new Set(rows.map(row => row.event))
}

async function pushPerson(ctx: Context, recipientId: string): Promise<void> {
  const waiting = await lockWaiting(ctx, recipientId, 'PUSH')
  if (waiting.length === 0) return
  const person = await personToDisturb(ctx, recipientId, waiting)
  if (!person) return
  const devices = await ctx.db.pushSubscription.findMany({ where: { employeeId: recipientId }, select: { id: true } })
  for (const { id } of waiting.slice(-MOST_PUSHES)) {
    for (const device of devices) await enqueue(ctx, pushSend, { deliveryId: id, subscriptionId: device.id, language: person.language })
  }
  await settle(ctx, waiting, { sentAt: ctx.now() })
}

/** After a night or a holiday only the newest ring the phone; all of them wait in the app. */
const MOST_PUSHES = 5
