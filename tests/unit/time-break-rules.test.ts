import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requiredBreakMinutes, takenBreakMinutes, workHints } from '#shared/break-rules'
import { instantInZone, dayOf } from '#shared/calendar-day'
import { netMinutes } from '#shared/time-span'

const day = dayOf('2026-11-10')
const at = (time: string, on = day) => instantInZone(on, time, 'Europe/Berlin')
const span = (from: string, to: string, breakMinutes = 0) => ({ startedAt: at(from), endedAt: at(to), breakMinutes })
const codes = (...args: Parameters<typeof workHints>) => workHints(...args).map(hint => hint.code)

describe('breaks that working time needs (§ 4 ArbZG)', () => {
  it.each([[360, 0], [361, 30], [540, 30], [541, 45], [0, 0]])('%i minutes of net work need a break of %i', (net, minutes) => {
    expect(requiredBreakMinutes(net)).toBe(minutes)
  })

  it('asks for 30 minutes, not 45, when 9:01 of presence hold a break of 30', () => {
    const entry = span('07:43', '16:44', 30)
    expect(netMinutes(entry)).toBe(511)
    expect(workHints([entry])).toEqual([])
    expect(workHints([span('07:43', '16:44', 15)])).toEqual([{ code: 'break-missing', actualMinutes: 15, requiredMinutes: 30 }])
  })

  it('counts gaps between entries as breaks', () => {
    expect(codes([span('08:00', '12:00'), span('12:30', '17:00')])).toEqual([])
    expect(codes([span('08:00', '12:00'), span('12:10', '17:00')])).toEqual(['break-missing'])
  })

  it('does not count pauses of less than 15 minutes', () => {
    expect(takenBreakMinutes([span('08:00', '10:00'), span('10:14', '12:00'), span('12:15', '13:00')])).toBe(15)
  })

  it('minds when more than six hours pass before the first break', () => {
    expect(codes([span('08:00', '14:30'), span('15:00', '17:00')])).toEqual(['break-late'])
  })

  it('minds a day of more than ten hours of net work', () => {
    expect(codes([span('07:00', '18:00', 60)])).toEqual([])
    expect(codes([span('07:00', '18:01', 60)])).toEqual(['day-too-long'])
  })
})

describe('rest between two working days (§ 5 ArbZG)', () => {
  const end = at('22:00', dayOf('2026-11-09'))

  it('minds less than eleven hours', () => {
    expect(workHints([span('08:59', '12:00')], end)).toEqual([{ code: 'rest-too-short', actualMinutes: 659, requiredMinutes: 660 }])
    expect(workHints([span('09:00', '12:00')], end)).toEqual([])
  })
})

describe('any day', () => {
  const upTo = (max: number, min = 0) => fc.integer({ min, max })
  const part = fc.record({ gap: upTo(120), length: upTo(240, 1), pause: upTo(60) })
  const spans = fc.array(part, { maxLength: 8 })
    .map((parts) => {
      let clock = at('06:00').getTime()
      return parts.map(({ gap, length, pause }) => {
        const startedAt = new Date(clock + gap * 60_000)
        clock = startedAt.getTime() + length * 60_000
        return { startedAt, endedAt: new Date(clock), breakMinutes: Math.min(pause, length - 1) }
      })
    })

  it('says the same whatever the order of the entries', () => {
    fc.assert(fc.property(spans, (list) => {
      expect(workHints([...list].reverse())).toEqual(workHints(list))
    }))
  })

  it('never asks for a break up to six hours of net work, and one of 45 minutes always suffices', () => {
    fc.assert(fc.property(spans, (list) => {
      const net = list.reduce((total, entry) => total + netMinutes(entry), 0)
      const missing = codes(list).includes('break-missing')
      if (net <= 360 || takenBreakMinutes(list) >= 45) expect(missing).toBe(false)
      else expect(missing).toBe(takenBreakMinutes(list) < requiredBreakMinutes(net))
    }))
  })
})
