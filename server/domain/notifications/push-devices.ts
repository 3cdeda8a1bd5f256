import { createHash } from 'node:crypto'
import { findPushKeys } from '#server/domain/settings'
import type { Context } from '#server/platform/context'
import { notFound, Problem } from '#server/platform/errors'
import { isPushAddress } from '#server/platform/push-address'
import type { PushDevice, PushDevices, PushSubscriptionCreate } from '#shared/contracts/notifications'

const MOST_DEVICES = 20
const fields = { id: true, endpoint: true, userAgent: true, createdAt: true, failedAt: true } as const

/** The person's browsers that take push, and the key others subscribe with. */
export async function listPushDevices(ctx: Context): Promise<PushDevices> {
  const keys = await findPushKeys(ctx)
  const rows = await ctx.db.pushSubscription.findMany({
    where: { employeeId: ownId(ctx) }, select: fields, orderBy: { createdAt: 'desc' }, take: MOST_DEVICES,
  })
  return { publicKey: keys?.publicKey ?? null, items: rows.map(deviceOf) }
}

/**
 * Lets a browser take push for the acting person; one that somebody else of the company used before changes hands.
 * Throws `push.endpoint-not-allowed`, `push.too-many`.
 */
export async function addPushDevice(ctx: Context, { endpoint, p256dh, auth }: PushSubscriptionCreate): Promise<PushDevice> {
  if (!isPushAddress(endpoint)) throw new Problem('push.endpoint-not-allowed')
  const employeeId = ownId(ctx)
  await ctx.db.pushSubscription.deleteMany({ where: { endpoint } })
  if (await ctx.db.pushSubscription.count({ where: { employeeId } }) >= MOST_DEVICES) throw new Problem('push.too-many')
  const userAgent = await lastUserAgent(ctx)
  return deviceOf(await ctx.db.pushSubscription.create({ data: { employeeId, endpoint, p256dh, auth, userAgent }, select: fields }))
}

/** Lets a browser take no more push. Throws `record.not-found`. */
export async function removePushDevice(ctx: Context, id: string): Promise<void> {
  const { count } = await ctx.db.pushSubscription.deleteMany({ where: { id, employeeId: ownId(ctx) } })
  if (count === 0) throw notFound()
}

/** Lets none of a person's browsers take push any more: what is sent there may be read by whoever has the device. */
export async function removePushDevicesOf(ctx: Context, employeeId: string): Promise<void> {
  await ctx.db.pushSubscription.deleteMany({ where: { employeeId } })
}

/** What the session said of itself when it began; tells one's devices apart. */
async function lastUserAgent(ctx: Context): Promise<string | null> {
  if (!ctx.actor.sessionId) return null
  const session = await ctx.db.session.findFirst({ where: { id: ctx.actor.sessionId }, select: { userAgent: true } })
  return session?.userAgent?.slice(0, 300) ?? null
}

type Row = Omit<PushDevice, 'endpointHash'> & { endpoint: string }

function deviceOf({ endpoint, ...device }: Row): PushDevice {
  return { ...device, endpointHash: createHash('sha256').update(endpoint).digest('hex') }
}

function ownId(ctx: Context): string {
  if (!ctx.actor.employeeId) throw new Problem('session.person-required')
  return ctx.actor.employeeId
}
