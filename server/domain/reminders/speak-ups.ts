import { lastOccurrenceUpTo, occurrenceAfter } from './occurrences'

/** Kinds of speaking up that are no lead time, as `ReminderFiring.leadMinutes` keeps them. */
export const ESCALATION = -1
export const SNOOZE_END = -2

/** What decides when a reminder speaks up. */
export interface SpeakingReminder {
  dueAt: Date
  leadMinutes: number[]
  rrule: string | null
  seriesStart: Date
  snoozedUntil: Date | null
  escalateAfterMinutes: number | null
  completedAt: Date | null
}

/** One speaking up: of which occurrence, which lead (or ESCALATION, SNOOZE_END), when. */
export interface SpeakUp {
  occurrenceAt: Date
  leadMinutes: number
  at: Date
}

const MINUTE = 60_000
const plus = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * MINUTE)
const later = (a: Date, b: Date | null) => b && b > a ? b : a

/** Next moment strictly after the given one at which the reminder speaks up; null when it has nothing to say any more. */
export function nextSpeakUp(reminder: SpeakingReminder, after: Date, zone: string): Date | null {
  if (reminder.completedAt) return null
  const moments = [
    ...reminder.leadMinutes.map(lead => nextOfLead(reminder, lead, { after, zone })),
    ...singleMoments(reminder).map(({ at }) => at > after ? at : null),
  ].filter(at => at !== null)
  return moments.length ? new Date(Math.min(...moments.map(at => at.getTime()))) : null
}

/**
 * What is to be said now: everything from the first to the second moment, both included. Of a repeating reminder that missed
 * many occurrences while nothing ran, only the last: nobody wants forty mails after a holiday.
 */
export function speakUpsWithin(reminder: SpeakingReminder, { from, to }: { from: Date, to: Date }, zone: string): SpeakUp[] {
  return [
    ...reminder.leadMinutes.map(lead => lastOfLead(reminder, lead, { to, zone })).filter(found => found !== null),
    ...singleMoments(reminder),
  ].filter(({ at }) => at >= from && at <= to).sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The end of a snooze and the escalation; whoever snoozes gets the whole time again. */
function singleMoments({ dueAt, snoozedUntil, escalateAfterMinutes }: SpeakingReminder): SpeakUp[] {
  return [
    ...snoozedUntil ? [{ occurrenceAt: snoozedUntil, leadMinutes: SNOOZE_END, at: snoozedUntil }] : [],
    ...escalateAfterMinutes
      ? [{ occurrenceAt: dueAt, leadMinutes: ESCALATION, at: plus(later(dueAt, snoozedUntil), escalateAfterMinutes) }]
      : [],
  ]
}

/** While it is snoozed the leads are silent; occurrences before the current one are done. */
function nextOfLead(reminder: SpeakingReminder, lead: number, { after, zone }: { after: Date, zone: string }): Date | null {
  const { dueAt, rrule, seriesStart, snoozedUntil } = reminder
  const silentUntil = later(after, snoozedUntil)
  if (plus(dueAt, -lead) > silentUntil) return plus(dueAt, -lead)
  const following = rrule ? occurrenceAfter({ rrule, seriesStart, zone }, later(plus(silentUntil, lead), dueAt)) : null
  return following && plus(following, -lead)
}

function lastOfLead(reminder: SpeakingReminder, lead: number, { to, zone }: { to: Date, zone: string }): SpeakUp | null {
  const { dueAt, rrule, seriesStart, snoozedUntil } = reminder
  const last = rrule ? lastOccurrenceUpTo({ rrule, seriesStart, zone }, plus(to, lead)) : null
  const occurrenceAt = later(dueAt, last)
  const at = plus(occurrenceAt, -lead)
  return snoozedUntil && at <= snoozedUntil ? null : { occurrenceAt, leadMinutes: lead, at }
}
