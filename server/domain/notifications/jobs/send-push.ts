import { z } from 'zod'
import { findPushKeys } from '#server/domain/settings'
import type { Context } from '#server/platform/context'
import { defineJob } from '#server/platform/jobs'
import { senderAddress } from '#server/platform/mail-transport'
import { sendPush, type PushMessage, type PushTarget } from '#server/platform/push-transport'
import { noticeText } from '../notice-text'

/** The push service says that the browser has gone for good. */
const GONE = new Set([404, 410])

/** Sends one notification to one browser, encrypted for it. A browser that has gone is forgotten. */
export const pushSend = defineJob({
  name: 'notifications.send-push',
  data: z.object({ deliveryId: z.uuid(), subscriptionId: z.uuid(), language: z.string() }),
  retries: 6,
  expireSeconds: 60,
  async handle(run, { deliveryId, subscriptionId, language }) {
    const work = await run.inTenant(ctx => findWork(ctx, { deliveryId, subscriptionId, language }))
    if (!work) return
    const { address } = await senderAddress()
    const status = await sendPush(work.target, work.message, { ...work.keys, subject: `mailto:${address}` })
    if (GONE.has(status)) await run.inTenant(ctx => forget(ctx, subscriptionId))
    else if (status >= 500 || status === 429) throw new Error(`the push service answered ${status}`)
    else if (status >= 300) await run.inTenant(ctx => noteRefusal(ctx, { deliveryId, subscriptionId, status }))
  },
})

interface Work {
  target: PushTarget
  message: PushMessage
  keys: { publicKey: string, privateKey: string }
}

async function findWork(ctx: Context, wanted: { deliveryId: string, subscriptionId: string, language: string }): Promise<Work | null> {
  const target = await ctx.db.pushSubscription.findFirst({
    where: { id: wanted.subscriptionId }, select: { endpoint: true, p256dh: true, auth: true },
  })
  const delivery = await ctx.db.notificationDelivery.findFirst({
    where: { id: wanted.deliveryId }, select: { notification: { select: { id: true, event: true, params: true, link: true } } }, relationLoadStrategy: 'join',
  })
  const keys = await findPushKeys(ctx)
  if (!target || !delivery || !keys) return null
  const { id, event, params, link } = delivery.notification
  const { name, zone } = ctx.actor.tenant
  const body = noticeText(event, params as Record<string, unknown>, { language: wanted.language, zone })
  // A push service takes 4 kB, encryption included.
  return { target, keys, message: { title: name.slice(0, 100), body: body.slice(0, 500), link: (link ?? '/notifications').slice(0, 500), tag: id } }
}

async function forget(ctx: Context, id: string): Promise<void> {
  await ctx.db.pushSubscription.deleteMany({ where: { id } })
}

interface Refusal {
  deliveryId: string
  subscriptionId: string
  status: number
}

async function noteRefusal(ctx: Context, { deliveryId, subscriptionId, status }: Refusal): Promise<void> {
  await ctx.db.pushSubscription.updateMany({ where: { id: subscriptionId }, data: { failedAt: ctx.now() } })
  await ctx.db.notificationDelivery.updateMany({ where: { id: deliveryId }, data: { error: `the push service answered ${status}` } })
}
