import { addDays, daysOfWeek } from '#shared/calendar-day'
import { workHints, type WorkHint } from '#shared/break-rules'
import type { TimeSpan } from '#shared/time-span'

interface DayEntry {
  workedOn: Date
  startedAt: Date
  endedAt: Date | null
  breakMinutes: number
  netMinutes: number
}

export interface DaySummary {
  workedOn: Date
  netMinutes: number
  hints: WorkHint[]
}

/** The seven days of a week with their sums and hints. Entries of the day before count for the rest before Monday. */
export function summariseDays(monday: Date, entries: readonly DayEntry[], withHints = true): DaySummary[] {
  return daysOfWeek(monday).map((workedOn) => {
    const ofDay = entries.filter(entry => entry.workedOn.getTime() === workedOn.getTime())
    return {
      workedOn,
      netMinutes: ofDay.reduce((total, entry) => total + entry.netMinutes, 0),
      hints: !withHints ? [] : workHints(finished(ofDay), lastEnd(finished(entries.filter(entry => entry.workedOn < workedOn)))),
    }
  })
}

/** First calendar day whose entries the hints of a week need. */
export function hintsFrom(monday: Date): Date {
  return addDays(monday, -1)
}

function finished(entries: readonly DayEntry[]): TimeSpan[] {
  return entries.flatMap(({ endedAt, ...entry }) => endedAt ? [{ ...entry, endedAt }] : [])
}

function lastEnd(spans: readonly TimeSpan[]): Date | null {
  return spans.reduce<Date | null>((latest, { endedAt }) => !latest || endedAt > latest ? endedAt : latest, null)
}
