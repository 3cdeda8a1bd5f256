import { addDays, dayText, mondayOf } from './calendar-day'

/** Spans of time a widget can look at; those that still run end today. */
export const PERIODS = ['THIS_WEEK', 'LAST_WEEK', 'THIS_MONTH', 'LAST_MONTH', 'THIS_QUARTER', 'LAST_30_DAYS', 'THIS_YEAR', 'LAST_12_MONTHS'] as const
export type Period = typeof PERIODS[number]

/** Calendar days, both included. */
export interface Span { from: Date, to: Date }

/** The period and the one it is compared with: the same part of the period before. */
export interface ComparedSpan extends Span { previous: Span }

const monthStart = (day: Date, offset = 0) => new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + offset, 1))
const lastOf = (nextStart: Date) => addDays(nextStart, -1)

/** The same day so many months earlier; the last of the month where there is none (31 March → 28 February). */
function monthsBefore(day: Date, months: number): Date {
  const lastDay = lastOf(monthStart(day, 1 - months)).getUTCDate()
  return addDays(monthStart(day, -months), Math.min(day.getUTCDate(), lastDay) - 1)
}

const SPANS: Record<Period, (today: Date) => ComparedSpan> = {
  THIS_WEEK: (today) => {
    const from = mondayOf(today)
    return { from, to: today, previous: { from: addDays(from, -7), to: addDays(today, -7) } }
  },
  LAST_WEEK: (today) => {
    const monday = addDays(mondayOf(today), -7)
    return { from: monday, to: addDays(monday, 6), previous: { from: addDays(monday, -7), to: addDays(monday, -1) } }
  },
  THIS_MONTH: today => ({ from: monthStart(today), to: today, previous: { from: monthStart(today, -1), to: monthsBefore(today, 1) } }),
  LAST_MONTH: today => ({
    from: monthStart(today, -1), to: lastOf(monthStart(today)),
    previous: { from: monthStart(today, -2), to: lastOf(monthStart(today, -1)) },
  }),
  THIS_QUARTER: (today) => {
    const from = monthStart(today, -(today.getUTCMonth() % 3))
    return { from, to: today, previous: { from: monthStart(from, -3), to: monthsBefore(today, 3) } }
  },
  LAST_30_DAYS: today => ({ from: addDays(today, -29), to: today, previous: { from: addDays(today, -59), to: addDays(today, -30) } }),
  THIS_YEAR: (today) => {
    const from = monthStart(today, -today.getUTCMonth())
    return { from, to: today, previous: { from: monthStart(from, -12), to: monthsBefore(today, 12) } }
  },
  LAST_12_MONTHS: (today) => {
    const from = addDays(monthsBefore(today, 12), 1)
    return { from, to: today, previous: { from: monthsBefore(from, 12), to: addDays(from, -1) } }
  },
}

/** First and last day of a period as seen from the company's today. */
export function spanOf(period: Period, today: Date): ComparedSpan {
  return SPANS[period](today)
}

/** Days from the first to the last, both counted. */
export function lengthOf({ from, to }: Span): number {
  return Math.round((to.getTime() - from.getTime()) / 86_400_000) + 1
}

/** Monday or first of the month to which figures of a span are added up: by week up to a quarter, else by month. */
export function stepOf(span: Span): 'week' | 'month' {
  return lengthOf(span) <= 100 ? 'week' : 'month'
}

/** All weeks or months of the span by their first day `YYYY-MM-DD`, also those in which nothing happened. */
export function stepsOf(span: Span): string[] {
  const byWeek = stepOf(span) === 'week'
  const steps: string[] = []
  const next = (day: Date) => byWeek ? addDays(day, 7) : monthStart(day, 1)
  for (let day = byWeek ? mondayOf(span.from) : monthStart(span.from); day <= span.to; day = next(day)) steps.push(dayText(day))
  return steps
}
