/** A span of work: two instants and the unpaid break inside it. */
export interface TimeSpan {
  startedAt: Date
  endedAt: Date
  breakMinutes: number
}

/** Longest span one entry may have. */
export const MAX_ENTRY_MINUTES = 24 * 60

/**
 * Real minutes between two instants, so right over clock changes; seconds are rounded to the nearest minute and
 * work of less than one minute counts as one, so that nothing booked is lost.
 */
export function elapsedMinutes(startedAt: Date, endedAt: Date): number {
  return Math.max(1, Math.round((endedAt.getTime() - startedAt.getTime()) / 60_000))
}

/** Elapsed minutes less the break; never below zero. */
export function netMinutes(span: TimeSpan): number {
  return Math.max(0, elapsedMinutes(span.startedAt, span.endedAt) - span.breakMinutes)
}

/** Whether two half-open spans share any instant; a span without end runs on for ever. */
export function overlaps(a: { startedAt: Date, endedAt: Date | null }, b: { startedAt: Date, endedAt: Date | null }): boolean {
  return (!b.endedAt || a.startedAt < b.endedAt) && (!a.endedAt || b.startedAt < a.endedAt)
}

/**
 * Minutes of what a person typed: "1:30", "1,5", "1.5", "90m", "1h", "1h 30m", "1h30", "" (0).
 * @returns null when it cannot be read or is longer than `atMost` minutes (a day unless told otherwise)
 */
export function parseDuration(input: string, atMost = MAX_ENTRY_MINUTES): number | null {
  const text = input.trim().toLowerCase().replace(',', '.')
  if (text === '') return 0
  const minutes = clockMinutes(text) ?? decimalHours(text) ?? unitMinutes(text)
  return minutes !== null && minutes <= atMost ? minutes : null
}

function clockMinutes(text: string): number | null {
  const match = /^(\d{0,4}):([0-5]?\d)$/.exec(text)
  return match ? Number(match[1] || 0) * 60 + Number(match[2]) : null
}

function decimalHours(text: string): number | null {
  return /^(\d{1,4}(\.\d{0,4})?|\.\d{1,4})$/.test(text) ? Math.round(Number(text) * 60) : null
}

function unitMinutes(text: string): number | null {
  const match = /^(?:(\d{1,4}(?:\.\d{1,4})?)\s*(?:h|std|stunden?|hours?)\.?)?\s*(?:(\d{1,4})\s*(?:m|min|minuten?|minutes?)?\.?)?$/.exec(text)
  if (!match || (match[1] === undefined && match[2] === undefined)) return null
  return Math.round(Number(match[1] ?? 0) * 60) + Number(match[2] ?? 0)
}

/** Minutes as `h:mm`, as people write working time. */
export function formatDuration(minutes: number): string {
  const sign = minutes < 0 ? '-' : ''
  const whole = Math.abs(Math.round(minutes))
  return `${sign}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
