import { addDays, dayInZone, instantInZone, timeInZone } from '#shared/calendar-day'
import type { DeliveryMode } from '#shared/notification-events'

/** When a person wants to be left alone, and when digests come; minutes after midnight in the company's zone. */
export interface QuietTimes {
  quietFrom: number | null
  quietTo: number | null
  digestAt: number
  /** 1 Monday … 7 Sunday. */
  digestWeekday: number
  /** First and last day of an absence, UTC midnights. */
  awayFrom: Date | null
  awayTo: Date | null
}

/** `HH:mm` of minutes after midnight. */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Minutes after midnight of `HH:mm`; null for anything else. */
export function clockMinutes(text: string | null | undefined): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text ?? '') ?? []
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null
}

/** First moment at which something of this mode may reach the person: digests at their hour, nothing in quiet hours or an absence. */
export function deliveryTime(now: Date, mode: DeliveryMode, { times, zone }: { times: QuietTimes, zone: string }): Date {
  let at = mode === 'NOW' ? now : nextDigest(now, mode, { times, zone })
  // An absence can end within quiet hours and quiet hours within an absence; each step goes forward, so few are needed.
  for (let step = 0; step < 4; step++) {
    const later = quietUntil(at, times, zone)
    if (!later) return at
    at = mode === 'NOW' ? later : nextDigest(new Date(later.getTime() - 1), mode, { times, zone })
  }
  return at
}

/** End of the quiet hours or absence in which the moment lies; null outside of both. */
export function quietUntil(at: Date, times: QuietTimes, zone: string): Date | null {
  const { awayFrom, awayTo, digestAt } = times
  const day = dayInZone(at, zone)
  if (awayFrom && awayTo && day >= awayFrom && day <= awayTo) return instantInZone(addDays(awayTo, 1), clockText(digestAt), zone)
  return endOfQuietHours(at, times, zone)
}

function endOfQuietHours(at: Date, { quietFrom, quietTo }: QuietTimes, zone: string): Date | null {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return null
  const minute = minuteOfDay(at, zone)
  const [begun, over] = [minute >= quietFrom, minute >= quietTo]
  const overMidnight = quietFrom > quietTo
  if (overMidnight ? over && !begun : over || !begun) return null
  const day = dayInZone(at, zone)
  return instantInZone(overMidnight && begun ? addDays(day, 1) : day, clockText(quietTo), zone)
}

function minuteOfDay(at: Date, zone: string): number {
  return clockMinutes(timeInZone(at, zone)) ?? 0
}

/** The next digest strictly after the moment. */
function nextDigest(now: Date, mode: DeliveryMode, { times, zone }: { times: QuietTimes, zone: string }): Date {
  const today = dayInZone(now, zone)
  for (let days = 0; days <= 8; days++) {
    const day = addDays(today, days)
    const at = instantInZone(day, clockText(times.digestAt), zone)
    const rightDay = mode === 'DAILY' || (day.getUTCDay() || 7) === times.digestWeekday
    if (rightDay && at > now) return at
  }
  return now
}
