import { describe, expect, it } from 'vitest'
import { parseDuration } from '#shared/time-span'
import { sumOfAmounts } from '../../app/composables/sumOfAmounts'
import { readNumber } from '../../app/composables/useTypedField'

describe('a typed number', () => {
  it.each([
    ['1.234,56', 'de', '1234.56'], ['1234,5', 'de', '1234.5'], ['1234.50', 'de', '1234.5'], ['1.234', 'de', '1234'],
    ['1.234.567', 'de', '1234567'], ['-12,30 €', 'de', '-12.3'], [',5', 'de', '0.5'], ['-,5', 'de', '-0.5'], ['12.34', 'de', '12.34'],
    ['1,234.56', 'en', '1234.56'], ['1,234', 'en', '1234'], ['1234.5', 'en', '1234.5'], ['1,5', 'en', '1.5'], ['0', 'en', '0'],
  ])('reads %s in %s as %s', (typed, language, expected) => {
    expect(readNumber(typed, { decimals: 2, language })).toBe(expected)
  })

  it.each(['', 'abc', '1-2', '--1', '1,2345', '.', '12€3x'])('does not guess at %s', (typed) => {
    expect(readNumber(typed, { decimals: 2, language: 'de' })).toBeNull()
  })

  it('takes a dot before three digits as decimals where the language groups by comma', () => {
    expect(readNumber('1.234', { decimals: 4, language: 'en' })).toBe('1.234')
  })
})

describe('a typed duration', () => {
  it.each([['120:30', 7230], ['1200', 72_000], ['250,5', 15_030], ['1000h', 60_000]])('reads the budget %s as %i minutes', (typed, minutes) => {
    expect([parseDuration(typed, 9999 * 60), parseDuration(typed)]).toEqual([minutes, null])
  })
})

describe('a sum of amounts', () => {
  it.each([[[], '0.00'], [['0.10', '0.20'], '0.30'], [['1234.5', '-0.05'], '1234.45'], [['-5', '2.01'], '-2.99'], [['-0.04', '0.01'], '-0.03']])(
    'adds %j exactly to %s', (amounts, expected) => {
      expect(sumOfAmounts(amounts)).toBe(expected)
    })
})
