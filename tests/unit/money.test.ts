import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, formatMoney, formatNumber, formatPercent, formatPrice, moneyText, plainText, roundToCents, sum } from '#shared/money'

const cents = fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }).map(value => decimal(String(value)).dividedBy(100))
const amounts = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map(value => decimal(String(value)).dividedBy(10_000))

describe('money', () => {
  it('rounds half a cent up and, below zero, away from zero', () => {
    expect(moneyText('1.0395')).toBe('1.04')
    expect(moneyText('0.005')).toBe('0.01')
    expect(moneyText('-0.005')).toBe('-0.01')
    expect(moneyText('-0.004')).toBe('0.00')
    expect(moneyText('2.675')).toBe('2.68')
  })

  it('rounds an amount and its negative to mirror images', () => {
    fc.assert(fc.property(amounts, (amount) => {
      expect(roundToCents(amount.negated()).equals(roundToCents(amount).negated())).toBe(true)
    }))
  })

  it('is never more than half a cent away from what was rounded', () => {
    fc.assert(fc.property(amounts, amount =>
      roundToCents(amount).minus(amount).abs().lessThanOrEqualTo('0.005')))
  })

  it('does not change what is already in cents, in any order of adding', () => {
    fc.assert(fc.property(fc.array(cents), (values) => {
      expect(sum(values).equals(sum([...values].reverse()))).toBe(true)
      expect(roundToCents(sum(values)).equals(sum(values))).toBe(true)
    }))
  })

  it('refuses what is not a finite number', () => {
    expect(() => decimal('NaN')).toThrow()
    expect(() => decimal('Infinity')).toThrow()
    expect(() => decimal('1,5')).toThrow()
  })

  it('writes plain decimals without exponent or trailing zeros', () => {
    expect(plainText('12.5000')).toBe('12.5')
    expect(plainText('-0')).toBe('0')
    expect(plainText('0.0000001')).toBe('0.0000001')
  })

  it('shows every digit of large amounts in German and English', () => {
    expect(formatMoney('123456789012.34', 'EUR', 'de').replaceAll('\u00A0', ' ')).toBe('123.456.789.012,34 €')
    expect(formatMoney('-1234.5', 'EUR', 'en')).toBe('-€1,234.50')
    expect(formatPrice('112.5', 'de')).toBe('112,50')
    expect(formatPrice('0.0125', 'de')).toBe('0,0125')
    expect(formatNumber('12.5', 'de')).toBe('12,5')
    expect([formatPercent('7.5', 'de'), formatPercent('7.5', 'en')]).toEqual(['7,5 %', '7.5%'])
  })
})
