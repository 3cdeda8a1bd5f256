import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayInZone, dayOf, dayText, instantInZone, isoWeek, mondayOf, startOfDay, timeInZone } from '#shared/calendar-day'
import { formatDuration, netMinutes, overlaps, parseDuration } from '#shared/time-span'

const zone = 'Europe/Berlin'
const worked = (from: [string, string], to: [string, string], breakMinutes = 0) => netMinutes({
  startedAt: instantInZone(dayOf(from[0]), from[1], zone), endedAt: instantInZone(dayOf(to[0]), to[1], zone), breakMinutes,
})

describe('working time over a clock change', () => {
  it('counts 9 hours from 22:00 to 06:00 when clocks go back', () => {
    expect(worked(['2026-10-24', '22:00'], ['2026-10-25', '06:00'])).toBe(540)
  })

  it('counts 7 hours from 22:00 to 06:00 when clocks go forward', () => {
    expect(worked(['2026-03-28', '22:00'], ['2026-03-29', '06:00'])).toBe(420)
  })

  it('counts 8 hours in any other night', () => {
    expect(worked(['2026-06-01', '22:00'], ['2026-06-02', '06:00'], 30)).toBe(450)
  })
})

describe('calendar days', () => {
  it('belong to the company\'s zone', () => {
    expect(dayText(dayInZone(new Date('2026-10-24T22:30:00Z'), zone))).toBe('2026-10-25')
    expect(dayText(dayInZone(new Date('2026-10-25T22:59:00Z'), zone))).toBe('2026-10-25')
    expect(dayText(dayInZone(new Date('2026-10-25T23:00:00Z'), zone))).toBe('2026-10-26')
  })

  it('have 25 and 23 hours when clocks change', () => {
    const hours = (day: string) => (startOfDay(addDays(dayOf(day), 1), zone).getTime() - startOfDay(dayOf(day), zone).getTime()) / 3_600_000
    expect([hours('2026-10-25'), hours('2026-03-29'), hours('2026-07-01')]).toEqual([25, 23, 24])
  })

  it('know their Monday and their ISO week', () => {
    expect(dayText(mondayOf(dayOf('2026-11-22')))).toBe('2026-11-16')
    expect(isoWeek(dayOf('2026-01-01'))).toEqual({ year: 2026, week: 1 })
    expect(isoWeek(dayOf('2027-01-01'))).toEqual({ year: 2026, week: 53 })
  })

  it('turn a wall clock time into an instant and back, but for the hour that spring skips', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 })
    const days = fc.integer({ min: 0, max: 800 }).map(count => addDays(dayOf('2025-01-01'), count))
    fc.assert(fc.property(days, minutes, fc.constantFrom(zone, 'America/New_York', 'Asia/Kolkata', 'UTC'), (day, minute, inZone) => {
      const time = formatDuration(minute).padStart(5, '0')
      const instant = instantInZone(day, time, inZone)
      const skipped = timeInZone(instant, inZone) !== time
      if (skipped) expect(timeInZone(new Date(instant.getTime() - 3_600_000), inZone) < time).toBe(true)
      else expect(dayText(dayInZone(instant, inZone))).toBe(dayText(day))
    }))
  })

  it('take the first of two equal times in autumn', () => {
    expect(instantInZone(dayOf('2026-10-25'), '02:30', zone).toISOString()).toBe('2026-10-25T00:30:00.000Z')
    expect(instantInZone(dayOf('2026-03-29'), '02:30', zone).toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })
})

describe('typed durations', () => {
  it.each([
    ['1:30', 90], ['1,5', 90], ['1.5', 90], ['90m', 90], ['90 min', 90], ['1h 30m', 90], ['1h30', 90], ['1,5h', 90], ['2 Std', 120],
    [':45', 45], ['8', 480], ['', 0], ['0', 0], ['24', 1440],
  ])('"%s" is %i minutes', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes)
  })

  it.each(['abc', '1:75', '25', '-1', '1h2h', '1:2:3', '24:01'])('refuses "%s"', (text) => {
    expect(parseDuration(text)).toBeNull()
  })

  it('are read back as they are written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), minutes => parseDuration(formatDuration(minutes)) === minutes))
  })
})

describe('spans', () => {
  const clock = (hours: number) => new Date(hours * 3_600_000)
  const hour = (from: number, to: number | null) => ({ startedAt: clock(from), endedAt: to === null ? null : clock(to) })

  it('that only touch do not overlap; one without end overlaps all that is later', () => {
    expect(overlaps(hour(1, 2), hour(2, 3))).toBe(false)
    expect(overlaps(hour(1, 3), hour(2, 4))).toBe(true)
    expect(overlaps(hour(1, null), hour(5, 6))).toBe(true)
    expect(overlaps(hour(1, null), hour(0, 1))).toBe(false)
  })
})
