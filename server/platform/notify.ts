import type { Context } from './context'

/** What happened, as a key of the catalogue (`notifications.events.<event>`), with its values and where to look. */
export interface Notice {
  event: string
  params?: Record<string, string | number>
  /** Path inside the application. */
  link?: string
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

/** Tells people something: a row each, and a push to their open pages once the transaction has committed. */
export async function notify(ctx: Context, employeeIds: readonly string[], notice: Notice): Promise<void> {
  const recipients = [...new Set(employeeIds)]
  if (recipients.length === 0) return
  await ctx.db.notification.createMany({
    data: recipients.map(recipientId => ({
      recipientId, event: notice.event, params: notice.params ?? {}, link: notice.link ?? null,
    })),
  })
  for (let start = 0; start < recipients.length; start += IDS_PER_SIGNAL) {
    const signal: NoticeSignal = { tenantId: ctx.actor.tenantId, employeeIds: recipients.slice(start, start + IDS_PER_SIGNAL) }
    await ctx.db.$executeRaw`SELECT pg_notify(${NOTICE_CHANNEL}, ${JSON.stringify(signal)})`
  }
}
