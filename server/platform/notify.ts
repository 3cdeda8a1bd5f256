import type { RecordRef } from '#shared/contracts/records'
import type { NotificationEvent } from '#shared/notification-events'
import type { Context } from './context'
import { deliveryTime } from './delivery-time'
import { followersOf, recipientFacts, type RecipientFacts } from './notification-facts'
import { whoSees } from './person-context'

/** What happened, as a key of the catalogue (`notifications.events.<event>`), with its values and where to look. */
export interface Notice {
  event: NotificationEvent
  /** Days as `YYYY-MM-DD` and instants in ISO 8601 are shown in the reader's language and the company's zone. */
  params?: Record<string, string | number>
  /** Path inside the application. */
  link?: string
  /** What it is about: whoever follows the record hears of it too (if they may see it), whoever muted it does not. */
  entity?: RecordRef
  /** Records it belongs to (the customer of an invoice): their followers hear of it too, if they may see `entity`. */
  within?: readonly RecordRef[]
  /** `false`: the record's followers do not hear of it; muting counts all the same. */
  followers?: boolean
  /** The same thing is told once: a second notice with this key is dropped. */
  dedupKey?: string
}

/** The channel on which all instances hear of new notifications. */
export const NOTICE_CHANNEL = 'workmate_notice'

/** Payload of the channel; ids only, so that nothing of a company travels outside its tables. */
export interface NoticeSignal {
  tenantId: string
  employeeIds: string[]
}

/** PostgreSQL refuses payloads of 8000 bytes. */
const IDS_PER_SIGNAL = 150

/**
 * Tells people and followers of the record something, in the caller's transaction: a row each, a push to their open pages once
 * it has committed, and mail or web push as each of them prefers, outside of quiet hours and absences.
 */
export async function notify(ctx: Context, employeeIds: readonly string[], notice: Notice): Promise<void> {
  const refs = [...notice.entity ? [notice.entity] : [], ...notice.within ?? []]
  const followers = await seeingFollowers(ctx, refs, { employeeIds, notice })
  if (employeeIds.length + followers.length === 0) return
  const facts = await recipientFacts(ctx, { event: notice.event, employeeIds: [...employeeIds, ...followers], refs })
  const recipients = facts.filter(person => !person.muted && Object.values(person.modes).some(mode => mode !== 'OFF'))
  if (recipients.length === 0) return
  const written = await ctx.db.notification.createManyAndReturn({
    data: recipients.map(person => rowOf(ctx, person, notice)),
    select: { id: true, recipientId: true },
    skipDuplicates: true,
  })
  const deliveries = written.flatMap(({ id, recipientId }) => {
    const person = recipients.find(candidate => candidate.id === recipientId)
    return person ? deliveriesOf(ctx, person, id) : []
  })
  if (deliveries.length > 0) await ctx.db.notificationDelivery.createMany({ data: deliveries })
  await signal(ctx, written.map(row => row.recipientId))
}

/** Following a record says nothing about still being allowed to see it. The one who acts knows already. */
async function seeingFollowers(ctx: Context, refs: readonly RecordRef[], to: { employeeIds: readonly string[], notice: Notice }) {
  const { entity, followers = true } = to.notice
  if (!entity || !followers) return []
  const others = (await followersOf(ctx, refs)).filter(id => !to.employeeIds.includes(id) && id !== ctx.actor.employeeId)
  return whoSees(ctx, others, entity)
}

/** Who wants it elsewhere but not in the app gets a row that was put away already: the mail hangs on it. */
function rowOf(ctx: Context, person: RecipientFacts, notice: Notice) {
  const putAway = person.modes.APP === 'OFF' ? ctx.now() : null
  return {
    recipientId: person.id,
    event: notice.event,
    params: notice.params ?? {},
    link: notice.link ?? null,
    entityType: notice.entity?.type ?? null,
    entityId: notice.entity?.id ?? null,
    dedupKey: notice.dedupKey ?? null,
    createdAt: ctx.now(),
    readAt: putAway,
    archivedAt: putAway,
  }
}

function deliveriesOf(ctx: Context, person: RecipientFacts, notificationId: string) {
  const reachable = { MAIL: person.email !== null, PUSH: person.hasPush }
  return (['MAIL', 'PUSH'] as const).filter(channel => reachable[channel] && person.modes[channel] !== 'OFF').map(channel => ({
    notificationId,
    recipientId: person.id,
    channel,
    mode: person.modes[channel],
    dueAt: deliveryTime(ctx.now(), person.modes[channel], { times: person.times, zone: ctx.actor.tenant.zone }),
  }))
}

/** Tells the open pages of these people that something changed for them, after commit. */
export async function signal(ctx: Context, employeeIds: readonly string[]): Promise<void> {
  for (let start = 0; start < employeeIds.length; start += IDS_PER_SIGNAL) {
    const payload: NoticeSignal = { tenantId: ctx.actor.tenantId, employeeIds: employeeIds.slice(start, start + IDS_PER_SIGNAL) }
    await ctx.db.$executeRaw`SELECT pg_notify(${NOTICE_CHANNEL}, ${JSON.stringify(payload)})`
  }
}
