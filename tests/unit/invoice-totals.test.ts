import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invoiceTotals, lineAmounts, mirroredLines } from '#shared/invoice-totals'
import { decimal, sum } from '#shared/money'

const digits = (places: number, max: number) =>
  fc.integer({ min: 0, max }).map(value => decimal(String(value)).dividedBy(10 ** places).toFixed(places))

const anyLine = fc.record({
  quantity: digits(4, 50_000_000),
  unitPrice: digits(4, 50_000_000),
  discountPercent: digits(2, 10_000),
  taxCategory: fc.constantFrom('S', 'S', 'S', 'Z', 'E', 'AE'),
  taxRate: fc.constantFrom('19', '7'),
  exemptionReason: fc.constantFrom(null, '§ 4 Nr. 8 UStG', '§ 19 UStG'),
}).map(line => line.taxCategory === 'S' ? { ...line, exemptionReason: null } : { ...line, taxRate: '0' })
const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 30 })

describe('invoice totals', () => {
  it('computes tax on the sum of the rounded nets of a rate', () => {
    const line = { quantity: '1', discountPercent: '0', taxCategory: 'S' }
    const totals = invoiceTotals([
      { ...line, unitPrice: '125.00', taxRate: '19' },
      { ...line, unitPrice: '14.85', taxRate: '7' },
    ])

    expect(totals.taxes.map(row => [row.rate.toFixed(), row.base.toFixed(2), row.tax.toFixed(2)]))
      .toEqual([['19', '125.00', '23.75'], ['7', '14.85', '1.04']])
    expect(totals.gross.toFixed(2)).toBe('164.64')
  })

  it('takes a discount from the rounded base of its line', () => {
    const amounts = lineAmounts({ quantity: '3', unitPrice: '33.335', discountPercent: '10' })

    expect(amounts.base.toFixed(2)).toBe('100.01')
    expect(amounts.discount.toFixed(2)).toBe('10.00')
    expect(amounts.net.toFixed(2)).toBe('90.01')
  })

  it('adds up: lines to net, breakdown to net and tax, both to gross', () => {
    fc.assert(fc.property(anyLines, (lines) => {
      const totals = invoiceTotals(lines)
      expect(sum(totals.lines.map(line => line.net)).equals(totals.net)).toBe(true)
      expect(sum(totals.taxes.map(row => row.base)).equals(totals.net)).toBe(true)
      expect(sum(totals.taxes.map(row => row.tax)).equals(totals.tax)).toBe(true)
      expect(totals.net.plus(totals.tax).equals(totals.gross)).toBe(true)
      expect(totals.gross.decimalPlaces()).toBeLessThanOrEqual(2)
    }))
  })

  it('mirrors to zero, in total and per rate', () => {
    fc.assert(fc.property(anyLines, (lines) => {
      const invoice = invoiceTotals(lines)
      const cancellation = invoiceTotals(mirroredLines(lines))
      expect(invoice.gross.plus(cancellation.gross).isZero()).toBe(true)
      for (const [index, row] of invoice.taxes.entries()) {
        expect(row.tax.plus(cancellation.taxes[index]?.tax ?? 1).isZero()).toBe(true)
      }
    }))
  })

  it('does not depend on the order of lines', () => {
    fc.assert(fc.property(anyLines, (lines) => {
      const forward = invoiceTotals(lines)
      const backward = invoiceTotals([...lines].reverse())
      expect(forward.gross.equals(backward.gross)).toBe(true)
      expect(forward.taxes.map(row => row.tax.toFixed())).toEqual(backward.taxes.map(row => row.tax.toFixed()))
    }))
  })

  it('keeps a row for each exemption paragraph', () => {
    const line = { quantity: '1', unitPrice: '10', discountPercent: '0', taxCategory: 'E', taxRate: '0' }
    const totals = invoiceTotals([
      { ...line, exemptionReason: '§ 4 Nr. 8 UStG' },
      { ...line, exemptionReason: '§ 4 Nr. 21 UStG' },
      { ...line, exemptionReason: ' § 4 Nr. 8 UStG ' },
    ])

    expect(totals.taxes.map(row => row.base.toFixed(2))).toEqual(['10.00', '20.00'])
  })
})
