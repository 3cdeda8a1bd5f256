import type { DocumentLine, InvoiceContent } from '#shared/invoice-content'
import { invoiceTotals } from '#shared/invoice-totals'
import { moneyText, plainText, type DecimalInput } from '#shared/money'
import { hasTax, type TaxCategory } from '#shared/tax-categories'

/** A line as drafted, before its amounts are computed. */
export interface DraftedLine {
  description: string
  details: string | null
  quantity: DecimalInput
  unit: string
  unitPrice: DecimalInput
  discountPercent: DecimalInput
  taxCategory: TaxCategory
  taxRate: DecimalInput
  exemptionReason: string | null
}

type ContentAmounts = Pick<InvoiceContent, 'lines' | 'taxes' | 'totals'>

/** Lines, tax breakdown and totals as a document says them; the one place where drafted figures become amounts. */
export function contentAmounts(drafted: readonly DraftedLine[]): ContentAmounts {
  const figures = drafted.map(line => ({ ...line, taxRate: hasTax(line.taxCategory) ? line.taxRate : '0' }))
  const totals = invoiceTotals(figures)
  const lines = figures.map((line, index): DocumentLine => {
    const amounts = totals.lines[index]
    if (!amounts) throw new Error('every line has amounts')
    return {
      position: index + 1,
      description: line.description,
      details: line.details,
      quantity: plainText(line.quantity),
      unit: line.unit,
      unitPrice: plainText(line.unitPrice),
      discountPercent: plainText(line.discountPercent),
      baseAmount: moneyText(amounts.base),
      discountAmount: moneyText(amounts.discount),
      netAmount: moneyText(amounts.net),
      taxCategory: line.taxCategory,
      taxRate: plainText(line.taxRate),
      exemptionReason: line.exemptionReason,
    }
  })
  const taxes = totals.taxes.map(row => ({
    category: row.category as TaxCategory,
    rate: plainText(row.rate),
    base: moneyText(row.base),
    tax: moneyText(row.tax),
    exemptionReason: row.exemptionReason,
  }))
  const gross = moneyText(totals.gross)
  return {
    lines,
    taxes,
    totals: { net: moneyText(totals.net), tax: moneyText(totals.tax), gross, prepaid: '0.00', due: gross },
  }
}
