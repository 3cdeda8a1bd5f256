import { describe, expect, it } from 'vitest'
import { totalOf } from '#server/platform/list-total'
import { dayInZone, dayText } from '#shared/calendar-day'
import { MOST_COUNTED } from '#shared/limits'

const ctxOf = (tenantId: string) => ({ actor: { tenantId } }) as Parameters<typeof totalOf>[0]
const read = (found: number, { skip = 0, where = {} as object } = {}) => ({ kind: 'Invoice', where, page: { skip, take: 25 }, found })

describe('total of a list', () => {
  it('is told by a page that is not full, without counting', async () => {
    const never = () => Promise.reject(new Error('counted'))
    expect(await totalOf(ctxOf('a'), read(0), never)).toBe(0)
    expect(await totalOf(ctxOf('a'), read(7), never)).toBe(7)
    expect(await totalOf(ctxOf('a'), read(7, { skip: 50 }), never)).toBe(57)
    expect(await totalOf(ctxOf('a'), read(7, { skip: 5000 }), never)).toBe(MOST_COUNTED)
  })

  it('is counted for a full page, and for an empty one behind the end', async () => {
    const most: number[] = []
    const count = ({ take }: { take: number }) => {
      most.push(take)
      return Promise.resolve(40)
    }
    expect(await totalOf(ctxOf('b'), read(25), count)).toBe(40)
    expect(await totalOf(ctxOf('b'), read(25), count)).toBe(40)
    expect(await totalOf(ctxOf('b'), read(0, { skip: 50 }), count)).toBe(40)
    expect(most).toEqual([MOST_COUNTED, MOST_COUNTED, MOST_COUNTED])
  })

  it('that reached the most is not counted again for the same company and filter only', async () => {
    let counted = 0
    const count = () => {
      counted += 1
      return Promise.resolve(MOST_COUNTED)
    }
    for (const tenant of ['c', 'c', 'd']) expect(await totalOf(ctxOf(tenant), read(25), count)).toBe(MOST_COUNTED)
    expect(counted).toBe(2)
    await totalOf(ctxOf('c'), read(25, { where: { status: 'PAID' } }), count)
    await totalOf(ctxOf('c'), { ...read(25), kind: 'Customer' }, count)
    expect(counted).toBe(4)
  })
})

it('the day of an instant is the same asked first and again, at every border of days and clocks', () => {
  const zones = ['Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati', 'Australia/Lord_Howe', 'UTC']
  const starts = ['2026-03-29T00:00:00Z', '2026-10-25T00:00:00Z', '2026-01-01T00:00:00Z', '1999-12-31T12:00:00Z']
  for (const zone of zones) {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
    for (const start of starts) {
      for (let minutes = 0; minutes < 24 * 60; minutes += 7) {
        const instant = new Date(Date.parse(start) + minutes * 60_000)
        const expected = clock.format(instant)
        expect(dayText(dayInZone(instant, zone)), `${zone} ${instant.toISOString()}`).toBe(expected)
        expect(dayText(dayInZone(instant, zone))).toBe(expected)
      }
    }
  }
})
