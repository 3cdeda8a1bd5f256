import type { Context } from '#server/platform/context'
import { sealData, unsealData } from '#server/platform/key-ring'
import { publicOrigin } from '#server/platform/public-origin'

const PURPOSE = 'unsubscribe'

/** Whose mails of which events a link ends. */
export interface Unsubscription {
  tenantId: string
  employeeId: string
  events: string[]
}

/** Address that ends mails of these events for this person without signing in; null where nobody knows our own address. */
export function unsubscribeUrl(unsubscription: Unsubscription): string | null {
  const origin = publicOrigin()
  return origin && `${origin}/unsubscribe/${sealData(PURPOSE, JSON.stringify(unsubscription))}`
}

/** What a link says; null for one that we did not make. */
export function readUnsubscribeToken(token: string): Unsubscription | null {
  const text = unsealData(PURPOSE, token)
  return text ? JSON.parse(text) as Unsubscription : null
}

/** Turns off the mails of these events for the person, and nothing else. A second time changes nothing. */
export async function unsubscribe(ctx: Context, { employeeId, events }: Unsubscription): Promise<void> {
  for (const event of events) {
    const where = { employeeId, event, channel: 'MAIL' as const }
    const { count } = await ctx.db.notificationPreference.updateMany({ where, data: { mode: 'OFF' } })
    if (count === 0) await ctx.db.notificationPreference.createMany({ data: [{ ...where, mode: 'OFF' }], skipDuplicates: true })
  }
  await ctx.audit('notification.unsubscribed', { type: 'Employee', id: employeeId, details: { events } })
}

/** Language of the person's mails, for the page behind the link. */
export async function languageOf(ctx: Context, employeeId: string): Promise<string> {
  const profile = await ctx.db.notificationProfile.findFirst({ where: { employeeId }, select: { language: true } })
  return profile?.language ?? ctx.actor.tenant.language
}
