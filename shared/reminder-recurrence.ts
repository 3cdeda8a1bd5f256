/** Days as RFC 5545 names them, Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = typeof WEEKDAYS[number]

export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = typeof FREQUENCIES[number]

/** Positions of a weekday in its month; -1 is the last one. */
export const POSITIONS = [1, 2, 3, 4, -1] as const

/** What the builder makes of an RRULE: everything a reminder may repeat by. */
export interface Recurrence {
  frequency: Frequency
  /** Every so many days, weeks, months or years; 1 to 99. */
  interval: number
  /** Weekly: on these days; empty means the weekday of the first occurrence. */
  weekdays: Weekday[]
  /** Monthly: on this day, 1 to 31, or -1 for the last. */
  monthDay: number | null
  /** Monthly: on the n-th weekday instead, e.g. the last Friday. */
  nth: { position: number, weekday: Weekday } | null
  /** Last day on which it may happen, `YYYY-MM-DD`. */
  until: string | null
  /** How often in all, 1 to 999. */
  count: number | null
}

const PARTS: Record<string, RegExp> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d?$/,
  BYDAY: /^((MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU)){0,6}|([1-4]|-1)(MO|TU|WE|TH|FR|SA|SU))$/,
  BYMONTHDAY: /^([1-9]|[12]\d|3[01]|-1)$/,
  UNTIL: /^\d{8}(T\d{6}Z)?$/,
  COUNT: /^[1-9]\d{0,2}$/,
}

/**
 * Reads an RRULE (without DTSTART). Null for everything the builder could not have made: rules that match no day would let
 * the search for the next occurrence run through thousands of years.
 */
export function parseRecurrence(rule: string): Recurrence | null {
  const parts = new Map(rule.split(';').map(part => part.split('=', 2) as [string, string]))
  const wellFormed = [...parts].every(([name, value]) => PARTS[name]?.test(value ?? ''))
  const frequency = parts.get('FREQ') as Frequency | undefined
  if (!wellFormed || !frequency || !fits(frequency, parts)) return null
  const number = (name: string) => parts.has(name) ? Number(parts.get(name)) : null
  return {
    frequency,
    interval: number('INTERVAL') ?? 1,
    ...daysOf(parts.get('BYDAY')),
    monthDay: number('BYMONTHDAY'),
    until: parts.get('UNTIL')?.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3') ?? null,
    count: number('COUNT'),
  }
}

function daysOf(byDay: string | undefined): Pick<Recurrence, 'weekdays' | 'nth'> {
  if (!byDay) return { weekdays: [], nth: null }
  const nth = /^(-?\d)(\w\w)$/.exec(byDay)
  return nth ? { weekdays: [], nth: { position: Number(nth[1]), weekday: nth[2] as Weekday } } : { weekdays: byDay.split(',') as Weekday[], nth: null }
}

function fits(frequency: Frequency, parts: ReadonlyMap<string, string>): boolean {
  const byDay = parts.get('BYDAY')
  const counted = /^-?\d/.test(byDay ?? '')
  if (parts.has('COUNT') && parts.has('UNTIL')) return false
  if (parts.has('BYMONTHDAY') && (frequency !== 'MONTHLY' || byDay)) return false
  return !byDay || frequency === (counted ? 'MONTHLY' : 'WEEKLY')
}

/** Writes the RRULE, parts always in the same order. */
export function formatRecurrence(recurrence: Recurrence): string {
  const { frequency, interval, until, count } = recurrence
  return [
    `FREQ=${frequency}`,
    interval > 1 ? `INTERVAL=${interval}` : '',
    daysPart(recurrence),
    until ? `UNTIL=${until.replaceAll('-', '')}T235959Z` : '',
    count && !until ? `COUNT=${count}` : '',
  ].filter(Boolean).join(';')
}

function daysPart({ frequency, weekdays, monthDay, nth }: Recurrence): string {
  if (frequency === 'WEEKLY') return weekdays.length ? `BYDAY=${WEEKDAYS.filter(day => weekdays.includes(day)).join(',')}` : ''
  if (frequency !== 'MONTHLY') return ''
  if (nth) return `BYDAY=${nth.position}${nth.weekday}`
  return monthDay ? `BYMONTHDAY=${monthDay}` : ''
}
