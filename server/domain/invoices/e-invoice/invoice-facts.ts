import { sum, decimal, moneyText, plainText, formatMoney } from '#shared/money'
import type { DocumentLine, DocumentTax, InvoiceContent } from '#shared/invoice-content'
import { exemptionCodes, exemptionText } from '#shared/tax-categories'

/** Identifiers of BT-24 and BT-23. */
export const specifications = {
  zugferd: 'urn:cen.eu:en16931:2017',
  xrechnung: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
  process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
} as const

/** UNTDID 1001: 380 commercial invoice, 384 corrected invoice. */
export function typeCode(content: InvoiceContent): string {
  return content.type === 'CANCELLATION' ? '384' : '380'
}

/**
 * UNTDID 4461: 58 SEPA credit transfer, 30 transfer in another currency, 97 clearing between partners. A Stornorechnung
 * asks for no transfer, and BG-16 is still compulsory (BR-DE-1).
 */
export function paymentMeansCode(content: InvoiceContent): string {
  if (content.type === 'CANCELLATION' || !content.bankAccount) return '97'
  return content.currency === 'EUR' ? '58' : '30'
}

/** Whether the invoice is outside the scope of VAT: then no VAT id may stand in the XML (BR-O-02 to BR-O-04). */
export function isOutsideScope(content: InvoiceContent): boolean {
  return content.lines.some(line => line.taxCategory === 'O')
}

/** BT-29 is needed where neither a register number nor a VAT id identifies the seller (BR-CO-26). */
export function sellerId(content: InvoiceContent): string | null {
  const { registerNumber, vatId, taxNumber } = content.seller
  if (registerNumber || (vatId && !isOutsideScope(content))) return null
  return taxNumber ?? content.seller.electronicAddress?.value ?? content.seller.name
}

/** BT-33: what business letters must say of the company. */
export function legalInformation(content: InvoiceContent): string | null {
  const { registerCourt, registerNumber, managingDirectors } = content.seller
  const label = content.language === 'en' ? 'Managing directors' : 'Geschäftsführung'
  const register = [registerCourt, registerNumber].filter(Boolean).join(' ')
  return [register, managingDirectors && `${label}: ${managingDirectors}`].filter(Boolean).join(', ') || null
}

/** BT-10: the buyer's own reference, else what the buyer also knows (BR-DE-15 wants one in every XRechnung). */
export function buyerReference(content: InvoiceContent): string {
  return content.buyerReference ?? content.orderReference ?? content.buyer.number
}

export interface BreakdownRow {
  category: string
  rate: string
  base: string
  tax: string
  reason: string | null
  reasonCode: string | null
}

/**
 * BG-23 wants exactly one row per category and rate (BR-E-01 and alike), so several exemption paragraphs are joined.
 * O carries the rate 0 here because of BR-DE-14, though never on a line (BR-O-05).
 */
export function vatBreakdown(content: InvoiceContent): BreakdownRow[] {
  const groups = new Map<string, DocumentTax[]>()
  for (const tax of content.taxes) {
    const key = `${tax.category} ${plainText(tax.rate)}`
    groups.set(key, [...groups.get(key) ?? [], tax])
  }
  return [...groups.values()].map(rows => breakdownRow(rows, content.language))
}

function breakdownRow(rows: DocumentTax[], language: string): BreakdownRow {
  const [first] = rows
  if (!first) throw new Error('a tax row belongs to each group')
  const reasons = rows.map(row => exemptionText(row.category, row.exemptionReason, language)).filter(Boolean)
  return {
    category: first.category,
    rate: plainText(first.rate),
    base: moneyText(sum(rows.map(row => row.base))),
    tax: moneyText(sum(rows.map(row => row.tax))),
    reason: [...new Set(reasons)].join('; ') || null,
    reasonCode: exemptionCodes[first.category] ?? null,
  }
}

/** The allowance of a line (BG-27), null without one. Percentages go with the base they are of (R041, R042). */
export function lineAllowance(line: DocumentLine) {
  if (decimal(line.discountPercent).isZero() || decimal(line.discountAmount).isZero()) return null
  return { percent: plainText(line.discountPercent), base: line.baseAmount, amount: line.discountAmount }
}

/** The reason of a line allowance and its code in UNCL 5189. */
export function allowanceReason(language: string) {
  return { code: '95', text: language === 'en' ? 'Discount' : 'Rabatt' }
}

/**
 * BT-72 is the day on which the supply was completed, BG-14 the period if it took several. Both are given, for without
 * BT-72 a CII would hold an empty delivery element (R008).
 */
export function supplyTime(content: InvoiceContent): { day: string | null, period: { from: string, to: string } | null } {
  const { serviceFrom, serviceTo } = content
  const from = serviceFrom ?? serviceTo
  const to = serviceTo ?? serviceFrom
  if (!from || !to) return { day: null, period: null }
  return { day: to, period: from === to ? null : { from, to } }
}

/**
 * BG-15: where goods of an intra-Community supply went (BR-IC-12); otherwise only an address that differs. Half an
 * address is left out, for town and post code would be missed (BR-DE-10, BR-DE-11).
 */
export function deliverTo(content: InvoiceContent) {
  const { delivery } = content
  if (delivery?.address.city.trim() && delivery.address.postalCode.trim()) return delivery
  const isSupply = content.lines.some(line => line.taxCategory === 'K')
  return isSupply ? { name: content.buyer.name, address: content.buyer.address } : null
}

function germanDay(day: string) {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
}

function dueSentence(content: InvoiceContent) {
  const english = content.language === 'en'
  if (content.type === 'CANCELLATION') {
    const number = content.preceding?.number ?? ''
    return english ? `Settled against invoice ${number}` : `Verrechnung mit Rechnung ${number}`
  }
  if (!content.dueOn) return english ? 'Payable immediately' : 'Zahlbar sofort'
  return english ? `Payable without deduction by ${content.dueOn}` : `Zahlbar ohne Abzug bis ${germanDay(content.dueOn)}`
}

/**
 * BT-20. A Skonto line follows KoSIT's syntax and must end with a line break (BR-DE-18); two decimals are compulsory.
 */
export function paymentTerms(content: InvoiceContent): string {
  const sentence = dueSentence(content)
  if (!content.discount || content.type === 'CANCELLATION') return sentence
  const percent = decimal(content.discount.percent).toFixed(2)
  return `${sentence}\n#SKONTO#TAGE=${content.discount.days}#PROZENT=${percent}#\n`
}

/** BT-22: free texts and the sentences that have no field of their own, as one note (PEPPOL-EN16931-R002). */
export function note(content: InvoiceContent): string | null {
  const cancelled = content.preceding && content.type === 'CANCELLATION'
    ? cancellationNote(content, content.preceding)
    : null
  return [cancelled, content.introText, content.closingText].filter(part => part?.trim()).join('\n\n') || null
}

function cancellationNote(content: InvoiceContent, preceding: { number: string, issuedOn: string }) {
  const amount = formatMoney(content.totals.gross, content.currency, content.language)
  return content.language === 'en'
    ? `Cancellation of invoice ${preceding.number} of ${preceding.issuedOn} in full (${amount})`
    : `Storno der Rechnung ${preceding.number} vom ${germanDay(preceding.issuedOn)} in voller Höhe (${amount})`
}
