import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFreeSlot, isFree } from '#server/domain/time-tracking/free-slot'

const from = new Date('2026-11-10T00:00:00Z')
const to = new Date('2026-11-11T00:00:00Z')
const preferred = new Date('2026-11-10T09:00:00Z')
const at = (minutes: number) => new Date(from.getTime() + minutes * 60_000)

describe('a free slot', () => {
  it('is the usual start of an empty day', () => {
    expect(findFreeSlot({ minutes: 60, from, to, preferred, taken: [] })).toEqual(preferred)
  })

  it('comes after what is taken, and before it when the rest of the day is full', () => {
    expect(findFreeSlot({ minutes: 60, from, to, preferred, taken: [{ startedAt: at(540), endedAt: at(600) }] })).toEqual(at(600))
    expect(findFreeSlot({ minutes: 60, from, to, preferred, taken: [{ startedAt: at(500), endedAt: null }] })).toEqual(at(0))
  })

  it('does not exist when the day is full', () => {
    expect(findFreeSlot({ minutes: 1, from, to, preferred, taken: [{ startedAt: from, endedAt: null }] })).toBeNull()
  })

  it('never overlaps and never leaves the day', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: -300, max: 1700 }), fc.integer({ min: 1, max: 400 })), { maxLength: 10 })
    fc.assert(fc.property(spans, fc.integer({ min: 1, max: 1440 }), (list, minutes) => {
      const taken = list.map(([start, length]) => ({ startedAt: at(start), endedAt: at(start + length) }))
      const slot = findFreeSlot({ minutes, from, to, preferred, taken })
      if (!slot) return
      const end = new Date(slot.getTime() + minutes * 60_000)
      expect(slot >= from && end <= to && isFree(slot, end, taken)).toBe(true)
    }))
  })
})
