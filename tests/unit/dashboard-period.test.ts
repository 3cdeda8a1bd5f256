import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, dayText } from '#shared/calendar-day'
import { lengthOf, PERIODS, spanOf, stepOf, stepsOf, type Period } from '#shared/dashboard-period'

const text = (period: Period, today: string) => {
  const { from, to, previous } = spanOf(period, dayOf(today))
  return [dayText(from), dayText(to), dayText(previous.from), dayText(previous.to)]
}

describe('periods', () => {
  it.each([
    ['THIS_WEEK', '2026-06-17', '2026-06-15', '2026-06-17', '2026-06-08', '2026-06-10'],
    ['LAST_WEEK', '2026-06-17', '2026-06-08', '2026-06-14', '2026-06-01', '2026-06-07'],
    ['THIS_MONTH', '2026-03-31', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['THIS_MONTH', '2026-01-15', '2026-01-01', '2026-01-15', '2025-12-01', '2025-12-15'],
    ['LAST_MONTH', '2026-01-15', '2025-12-01', '2025-12-31', '2025-11-01', '2025-11-30'],
    ['THIS_QUARTER', '2026-05-31', '2026-04-01', '2026-05-31', '2026-01-01', '2026-02-28'],
    ['LAST_30_DAYS', '2026-06-30', '2026-06-01', '2026-06-30', '2026-05-02', '2026-05-31'],
    ['THIS_YEAR', '2028-02-29', '2028-01-01', '2028-02-29', '2027-01-01', '2027-02-28'],
    ['LAST_12_MONTHS', '2026-06-17', '2025-06-18', '2026-06-17', '2024-06-18', '2025-06-17'],
  ] as const)('%s on %s', (period, today, ...expected) => {
    expect(text(period, today)).toEqual(expected)
  })

  const days = fc.integer({ min: 0, max: 20_000 }).map(offset => addDays(dayOf('2000-01-01'), offset))

  it('never compare with days of their own, and begin before they end', () => {
    fc.assert(fc.property(fc.constantFrom(...PERIODS), days, (period, today) => {
      const span = spanOf(period, today)
      expect(span.from <= span.to && span.previous.from <= span.previous.to).toBe(true)
      expect(span.previous.to < span.from).toBe(true)
      expect(span.to <= today).toBe(true)
      expect(Math.abs(lengthOf(span) - lengthOf(span.previous))).toBeLessThanOrEqual(3)
    }))
  })

  it('are split into weeks or months without a gap', () => {
    fc.assert(fc.property(fc.constantFrom(...PERIODS), days, (period, today) => {
      const span = spanOf(period, today)
      const steps = stepsOf(span)
      expect(steps.length).toBeGreaterThan(0)
      expect(steps.length).toBeLessThanOrEqual(16)
      expect((steps[0] ?? '') <= dayText(span.from)).toBe(true)
      if (stepOf(span) === 'week') for (const step of steps) expect(dayOf(step).getUTCDay()).toBe(1)
      else for (const step of steps) expect(step).toMatch(/-01$/)
    }))
  })
})
