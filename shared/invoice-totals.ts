import { Decimal, decimal, plainText, roundToCents, sum, type DecimalInput } from './money'
import { needsExemptionParagraph } from './tax-categories'

/** What of an invoice line decides its amounts. `discountPercent` 0 to 100; `taxRate` in percent. */
export interface LineFigures {
  quantity: DecimalInput
  unitPrice: DecimalInput
  discountPercent: DecimalInput
  taxCategory: string
  taxRate: DecimalInput
  exemptionReason?: string | null
}

/** `base` less `discount` is `net`; all rounded to cents, so that document, XML and ledger agree. */
export interface LineAmounts {
  base: Decimal
  discount: Decimal
  net: Decimal
}

/** One row of the tax breakdown. */
export interface TaxAmount {
  category: string
  rate: Decimal
  exemptionReason: string | null
  base: Decimal
  tax: Decimal
}

export interface InvoiceTotals {
  lines: LineAmounts[]
  taxes: TaxAmount[]
  net: Decimal
  tax: Decimal
  gross: Decimal
}

/** Amounts of one line: the discount is taken from the rounded base, as EN 16931 (BG-27) checks it. */
export function lineAmounts(line: Pick<LineFigures, 'quantity' | 'unitPrice' | 'discountPercent'>): LineAmounts {
  const base = roundToCents(decimal(line.quantity).times(decimal(line.unitPrice)))
  const discount = roundToCents(base.times(decimal(line.discountPercent)).dividedBy(100))
  return { base, discount, net: base.minus(discount) }
}

function taxOn(base: Decimal, rate: Decimal) {
  return roundToCents(base.times(rate).dividedBy(100))
}

/**
 * Totals of a document: tax is computed per category, rate and reason on the sum of the rounded line nets
 * (rules: § 14 Abs. 4 Nr. 7 and 8 UStG, EN 16931 BR-CO-10 to BR-CO-17).
 */
export function invoiceTotals(lines: readonly LineFigures[]): InvoiceTotals {
  const amounts = lines.map(lineAmounts)
  const groups = new Map<string, TaxAmount>()

  for (const [index, line] of lines.entries()) {
    const rate = decimal(line.taxRate)
    // Only E is told apart by its paragraph; the words of every other category are fixed.
    const exemptionReason = needsExemptionParagraph(line.taxCategory) ? line.exemptionReason?.trim() || null : null
    const key = JSON.stringify([line.taxCategory, plainText(rate), exemptionReason])
    const group = groups.get(key)
      ?? { category: line.taxCategory, rate, exemptionReason, base: new Decimal(0), tax: new Decimal(0) }
    group.base = group.base.plus(amounts[index]?.net ?? 0)
    groups.set(key, group)
  }

  const taxes = [...groups.values()]
    .map(group => ({ ...group, tax: taxOn(group.base, group.rate) }))
    .sort((a, b) => b.rate.comparedTo(a.rate) || a.category.localeCompare(b.category)
      || (a.exemptionReason ?? '').localeCompare(b.exemptionReason ?? ''))
  const net = sum(amounts.map(amount => amount.net))
  const tax = sum(taxes.map(row => row.tax))
  return { lines: amounts, taxes, net, tax, gross: net.plus(tax) }
}

/** The lines of a Stornorechnung: quantities negated, prices as they were (BR-27 forbids negative prices). */
export function mirroredLines<Line extends { quantity: DecimalInput }>(lines: readonly Line[]) {
  return lines.map(line => ({ ...line, quantity: plainText(decimal(line.quantity).negated()) }))
}
