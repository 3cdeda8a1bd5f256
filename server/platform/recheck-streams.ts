import type { Context } from './context'
import { NOTICE_CHANNEL, type NoticeSignal } from './notify'

/** A signal that asks every instance to look at once whose open pages may stay; it is told to nobody. */
export type StreamSignal = NoticeSignal & { recheck?: boolean }

/** Lets open pages end in the moment this transaction commits where their person has lost access, instead of a second later. */
export async function recheckStreams(ctx: Context): Promise<void> {
  const signal: StreamSignal = { tenantId: ctx.actor.tenantId, employeeIds: [], recheck: true }
  await ctx.db.$executeRaw`SELECT pg_notify(${NOTICE_CHANNEL}, ${JSON.stringify(signal)})`
}
