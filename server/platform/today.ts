import { dayInZone } from '#shared/calendar-day'
import type { Context } from './context'

/** Today in the company's zone, as midnight UTC. */
export function todayOf(ctx: Pick<Context, 'actor' | 'now'>): Date {
  return dayInZone(ctx.now(), ctx.actor.tenant.zone)
}
