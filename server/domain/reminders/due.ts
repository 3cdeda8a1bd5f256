import { readSetting } from '#server/domain/settings'
import type { Context } from '#server/platform/context'
import { invalidFields } from '#server/platform/errors'
import { dayInZone, instantInZone } from '#shared/calendar-day'
import { firstOccurrence } from './occurrences'

/** When something is due: a day (then `dueAt` is the company's reminder hour on it) or an instant, to the minute. */
export interface Due {
  dueOn: Date | null
  dueAt: Date
}

/** The due moment of a day or an instant. */
export async function dueOf(ctx: Context, { dueOn, dueAt }: { dueOn?: Date | null, dueAt?: Date | null }): Promise<Due> {
  if (dueAt) return { dueOn: null, dueAt: new Date(Math.floor(dueAt.getTime() / 60_000) * 60_000) }
  if (!dueOn) throw invalidFields([{ pointer: '#/dueOn', code: 'reminder.due-missing' }])
  return { dueOn, dueAt: instantInZone(dueOn, await readSetting(ctx, 'reminders.hour'), ctx.actor.tenant.zone) }
}

/** A series begins with the first day its rule knows: every Monday from a Friday on begins on the Monday after. */
export function beginSeries(ctx: Context, due: Due, rrule: string | null): Due & { seriesStart: Date } {
  if (!rrule) return { ...due, seriesStart: due.dueAt }
  const { zone } = ctx.actor.tenant
  const first = firstOccurrence({ rrule, seriesStart: due.dueAt, zone })
  if (!first) throw invalidFields([{ pointer: '#/rrule', code: 'reminder.rule-without-day' }])
  return { ...atOccurrence(ctx, due, first), seriesStart: due.dueAt }
}

/** The due moment of another occurrence: a day stays a day. */
export function atOccurrence(ctx: Context, due: Due, occurrence: Date): Due {
  return { dueOn: due.dueOn && dayInZone(occurrence, ctx.actor.tenant.zone), dueAt: occurrence }
}
