import webPush from 'web-push'
import type { Context } from '#server/platform/context'
import { sealData, unsealData } from '#server/platform/key-ring'

/** The pair by which push services recognise this installation (VAPID, RFC 8292). */
export interface PushKeys {
  publicKey: string
  privateKey: string
}

const KEY = 'push.vapid'
const PURPOSE = 'push keys'

/** The installation's push keys; null until `ensurePushKeys` has made them or when their secret is lost. */
export async function findPushKeys(ctx: Context): Promise<PushKeys | null> {
  const row = await ctx.db.installationSetting.findFirst({ where: { key: KEY }, select: { sealed: true } })
  const text = unsealData(PURPOSE, row?.sealed ?? null)
  return text ? JSON.parse(text) as PushKeys : null
}

/** Makes the keys once; other ones would silence every browser that has agreed to these. */
export async function ensurePushKeys(ctx: Context): Promise<void> {
  const known = await ctx.db.installationSetting.findFirst({ where: { key: KEY }, select: { key: true } })
  if (known) return
  const keys: PushKeys = webPush.generateVAPIDKeys()
  const sealed = sealData(PURPOSE, JSON.stringify(keys))
  await ctx.db.installationSetting.createMany({ data: [{ key: KEY, sealed }], skipDuplicates: true })
}
