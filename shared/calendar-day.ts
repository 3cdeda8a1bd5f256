/**
 * Calendar days are `Date`s at UTC midnight in code and `YYYY-MM-DD` on the wire; a zone decides which day an
 * instant falls on. Zones are IANA names.
 */
const DAY_MS = 86_400_000

/** `YYYY-MM-DD` of a calendar day. */
export function dayText(day: Date): string {
  return day.toISOString().slice(0, 10)
}

/** Calendar day of `YYYY-MM-DD`. */
export function dayOf(text: string): Date {
  return new Date(`${text}T00:00:00.000Z`)
}

/** The calendar day so many days later (or earlier). */
export function addDays(day: Date, days: number): Date {
  return new Date(day.getTime() + days * DAY_MS)
}

/** The Monday of the day's week. */
export function mondayOf(day: Date): Date {
  return addDays(day, -((day.getUTCDay() + 6) % 7))
}

/** The seven days from Monday on. */
export function daysOfWeek(monday: Date): Date[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index))
}

const formats = new Map<string, Intl.DateTimeFormat>()

function wallClock(instant: Date, zone: string): Record<string, string> {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  })
  formats.set(zone, known)
  return Object.fromEntries(known.formatToParts(instant).map(part => [part.type, part.value]))
}

/** Days by zone and quarter of an hour: since 1973 days begin, and clocks are moved, on a quarter in every zone. */
const days = new Map<string, number>()
const QUARTER_MS = 900_000
const MOST_DAYS_KEPT = 1000

/** Calendar day of an instant in the zone. */
export function dayInZone(instant: Date, zone: string): Date {
  const key = `${zone} ${Math.floor(instant.getTime() / QUARTER_MS)}`
  const known = days.get(key)
  if (known !== undefined) return new Date(known)
  const { year, month, day } = wallClock(instant, zone)
  const found = dayOf(`${year}-${month}-${day}`)
  if (days.size >= MOST_DAYS_KEPT) days.clear()
  days.set(key, found.getTime())
  return found
}

/** Today's calendar day in the zone. */
export function todayIn(zone: string, now: Date = new Date()): Date {
  return dayInZone(now, zone)
}

/** Wall clock time `HH:mm` of an instant in the zone. */
export function timeInZone(instant: Date, zone: string): string {
  const { hour, minute } = wallClock(instant, zone)
  return `${hour}:${minute}`
}

function offsetMs(instant: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(instant, zone)
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return asUtc - Math.floor(instant.getTime() / 1000) * 1000
}

/**
 * The instant at which clocks in the zone show `HH:mm` (00:00 to 24:00) on the day. A time that occurs twice means
 * the first one; a time that is skipped in spring moves on by the skipped hour, as clocks do.
 */
export function instantInZone(day: Date, time: string, zone: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const wall = day.getTime() + (hours * 60 + minutes) * 60_000
  const before = offsetMs(new Date(wall - DAY_MS), zone)
  const after = offsetMs(new Date(wall + DAY_MS), zone)
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    const candidate = new Date(wall - offset)
    if (offsetMs(candidate, zone) === offset) return candidate
  }
  return new Date(wall - before)
}

/** First instant of the day in the zone. */
export function startOfDay(day: Date, zone: string): Date {
  return instantInZone(day, '00:00', zone)
}

/** ISO week number and the year it belongs to. */
export function isoWeek(day: Date): { year: number, week: number } {
  const thursday = addDays(mondayOf(day), 3)
  const year = thursday.getUTCFullYear()
  const firstThursday = addDays(mondayOf(new Date(Date.UTC(year, 0, 4))), 3)
  return { year, week: 1 + Math.round((thursday.getTime() - firstThursday.getTime()) / (7 * DAY_MS)) }
}
