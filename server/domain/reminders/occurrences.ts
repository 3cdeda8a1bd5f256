import * as rruleModule from 'rrule'
import type { RRule as Rule } from 'rrule'
import { dayInZone, dayText, instantInZone, timeInZone } from '#shared/calendar-day'

/** Node sees the CommonJS build, the bundler the one of modules: the class is in another place in each. */
const { RRule } = ('RRule' in rruleModule ? rruleModule : (rruleModule as { default: unknown }).default) as typeof rruleModule

const MINUTE = 60_000

/** The series of a repeating reminder: its rule, where it began, and the zone whose clock it follows. */
export interface Series {
  rrule: string
  seriesStart: Date
  zone: string
}

/**
 * Rules are counted on the wall clock, carried as if it were UTC: 09:00 stays 09:00 when the clocks change. A time that the
 * change skips moves on with the clock, one that comes twice means the first.
 */
function wallOf(instant: Date, zone: string): Date {
  return new Date(`${dayText(dayInZone(instant, zone))}T${timeInZone(instant, zone)}:00.000Z`)
}

function instantOf(wall: Date, zone: string): Date {
  return instantInZone(new Date(`${dayText(wall)}T00:00:00.000Z`), wall.toISOString().slice(11, 16), zone)
}

function ruleOf({ rrule, seriesStart, zone }: Series): Rule {
  return new RRule({ ...RRule.parseString(rrule), dtstart: wallOf(seriesStart, zone) })
}

/** First occurrence strictly after the moment; null when the series is over. */
export function occurrenceAfter(series: Series, after: Date): Date | null {
  const rule = ruleOf(series)
  // A wall time that comes twice can lead back to a moment that is not after; the next one then is.
  for (let wall = rule.after(wallOf(after, series.zone), false); wall; wall = rule.after(wall, false)) {
    const instant = instantOf(wall, series.zone)
    if (instant > after) return instant
  }
  return null
}

/** Last occurrence at or before the moment; null before the series begins. */
export function lastOccurrenceUpTo(series: Series, upTo: Date): Date | null {
  const wall = ruleOf(series).before(new Date(wallOf(upTo, series.zone).getTime() + MINUTE), false)
  const instant = wall && instantOf(wall, series.zone)
  return instant && instant <= upTo ? instant : null
}

/** Occurrences from the first moment on and before the second, at most so many. */
export function occurrencesWithin(series: Series, { from, to, most }: { from: Date, to: Date, most: number }): Date[] {
  const walls = ruleOf(series).between(wallOf(from, series.zone), wallOf(to, series.zone), true, (_, count) => count < most)
  return walls.map(wall => instantOf(wall, series.zone)).filter(at => at >= from && at < to)
}

/** First occurrence of the rule at or after the wanted moment: a rule for Mondays does not begin on a Friday. */
export function firstOccurrence(series: Series): Date | null {
  return occurrenceAfter(series, new Date(series.seriesStart.getTime() - MINUTE))
}

/** How many occurrences there were before the moment; a calendar program that starts there needs the rest of a counted rule. */
export function occurrencesBefore(series: Series, moment: Date): number {
  const walls = ruleOf(series).between(wallOf(series.seriesStart, series.zone), wallOf(moment, series.zone), true)
  return walls.filter(wall => instantOf(wall, series.zone) < moment).length
}
