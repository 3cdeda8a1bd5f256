import { Decimal } from 'decimal.js'
import type { InvoiceModel, LineModel } from './en16931-model'

type Rule = (invoice: InvoiceModel) => boolean

const zeroRated = ['Z', 'E', 'AE', 'K', 'G', 'O']

function number(value: string): Decimal {
  return new Decimal(value === '' ? NaN : value)
}

function total(values: string[]): Decimal {
  return values.reduce((sum, value) => sum.plus(number(value)), new Decimal(0))
}

function cents(value: string): boolean {
  return /^-?\d+\.\d{1,2}$/.test(value)
}

function has(invoice: InvoiceModel, category: string): boolean {
  return invoice.lines.some(line => line.category === category)
}

function lineNet(line: LineModel): Decimal {
  const price = number(line.quantity).times(number(line.price))
  return line.allowance ? price.minus(number(line.allowance.amount)) : price
}

function ibanIsValid(iban: string): boolean {
  const digits = [...iban.slice(4) + iban.slice(0, 4)].map(character => Number.parseInt(character, 36)).join('')
  return /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) && BigInt(digits) % 97n === 1n
}

function skontoIsValid(terms: string): boolean {
  const lines = terms.split(/\r?\n/).filter(line => line.trim().startsWith('#'))
  const pattern = /^#(SKONTO)#TAGE=([0-9]+#PROZENT=[0-9]+\.[0-9]{2})(#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#$/
  const last = terms.split(/#.+#/).at(-1) ?? ''
  return lines.every(line => pattern.test(line.trim()) && /^\s*\n/.test(last))
}

const taxOf = (invoice: InvoiceModel, category: string) => invoice.taxes.filter(tax => tax.category === category)

/** Rules of EN 16931, XRechnung 3.0.2 (BR-DE) and Peppol BIS (R) that our documents could break. */
export const en16931Rules: Record<string, Rule> = {
  'BR-01': invoice => invoice.specification.startsWith('urn:cen.eu:en16931:2017'),
  'BR-02': invoice => invoice.number !== '',
  'BR-04/BR-CL-01': invoice => ['380', '384'].includes(invoice.typeCode),
  'BR-05': invoice => /^[A-Z]{3}$/.test(invoice.currency),
  'BR-06/07': invoice => invoice.seller.name !== '' && invoice.buyer.name !== '',
  'BR-09/11': invoice => /^[A-Z]{2}$/.test(invoice.seller.country) && /^[A-Z]{2}$/.test(invoice.buyer.country),
  'BR-16': invoice => invoice.lines.length > 0,
  'BR-21/22/23/25': invoice => invoice.lines.every(line => line.id && line.quantity && line.unit && line.name),
  'BR-27': invoice => invoice.lines.every(line => number(line.price).greaterThanOrEqualTo(0)),
  'BR-41/42': invoice => invoice.lines.every(line => !line.allowance || (line.allowance.amount && line.allowance.reason)),
  'BR-48/BR-DE-14': invoice => invoice.taxes.every(tax => tax.rate !== ''),
  'BR-57/BR-DE-10/11': invoice => !invoice.deliverTo
    || (invoice.deliverTo.city !== '' && invoice.deliverTo.zip !== '' && invoice.deliverToCountry !== ''),
  'BR-61/BR-DE-23-a': invoice => !['30', '58'].includes(invoice.paymentCode) || invoice.iban !== '',
  'BR-CO-09': invoice => [invoice.seller.vatId, invoice.buyer.vatId].every(id => id === '' || /^[A-Z]{2}/.test(id)),
  'BR-CO-10': invoice => number(invoice.totals.lines).equals(total(invoice.lines.map(line => line.net))),
  'BR-CO-13': invoice => number(invoice.totals.net).equals(number(invoice.totals.lines)),
  'BR-CO-14': invoice => number(invoice.totals.tax).equals(total(invoice.taxes.map(tax => tax.tax))),
  'BR-CO-15': invoice => number(invoice.totals.gross).equals(number(invoice.totals.net).plus(number(invoice.totals.tax))),
  'BR-CO-16': invoice => number(invoice.totals.due).equals(number(invoice.totals.gross).minus(number(invoice.totals.prepaid || '0'))),
  'BR-CO-17': invoice => invoice.taxes.every(tax => number(tax.tax).abs().equals(
    number(tax.base).abs().times(number(tax.rate)).dividedBy(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP))),
  'BR-CO-18': invoice => invoice.taxes.length > 0,
  'BR-CO-25': invoice => number(invoice.totals.due).lessThanOrEqualTo(0) || Boolean(invoice.dueDate || invoice.terms),
  'BR-CO-26': ({ seller }) => Boolean(seller.id || seller.legalId || seller.vatId),
  'BR-x-01: one breakdown per category and rate': invoice =>
    new Set(invoice.taxes.map(tax => `${tax.category}|${number(tax.rate).toFixed()}`)).size === invoice.taxes.length
      && invoice.lines.every(line => invoice.taxes.some(tax => tax.category === line.category
        && (line.category === 'O' || number(tax.rate).equals(number(line.rate))))),
  'BR-x-02': invoice => has(invoice, 'O') || Boolean(invoice.seller.vatId || invoice.seller.taxNumber),
  'BR-x-05: rates': invoice => invoice.lines.every((line) => {
    if (line.category === 'O') return line.rate === ''
    return zeroRated.includes(line.category) ? number(line.rate).isZero() : number(line.rate).greaterThan(0)
  }),
  'BR-x-08: bases': invoice => invoice.taxes.every(tax => number(tax.base).equals(total(invoice.lines
    .filter(line => line.category === tax.category && (line.category === 'O' || number(line.rate).equals(number(tax.rate))))
    .map(line => line.net)))),
  'BR-x-09: no tax where none is due': invoice =>
    invoice.taxes.every(tax => !zeroRated.includes(tax.category) || number(tax.tax).isZero()),
  'BR-x-10: reasons': invoice => invoice.taxes.every(tax => ['S', 'Z'].includes(tax.category)
    ? tax.reason === '' && tax.code === ''
    : tax.reason !== '' || tax.code !== ''),
  'BR-CL-22': invoice => invoice.taxes.every(tax => ['', 'VATEX-EU-AE', 'VATEX-EU-IC', 'VATEX-EU-G', 'VATEX-EU-O'].includes(tax.code)),
  'BR-AE-02': invoice => !has(invoice, 'AE')
    || Boolean((invoice.seller.vatId || invoice.seller.taxNumber) && (invoice.buyer.vatId || invoice.buyer.legalId)),
  'BR-IC-02': invoice => !has(invoice, 'K') || Boolean(invoice.seller.vatId && invoice.buyer.vatId),
  'BR-IC-11/12': invoice => !has(invoice, 'K') || (invoice.periodOrDelivery && invoice.deliverToCountry !== ''),
  'BR-G-02': invoice => !has(invoice, 'G') || invoice.seller.vatId !== '',
  'BR-O-02': invoice => !has(invoice, 'O') || (invoice.seller.vatId === '' && invoice.buyer.vatId === ''),
  'BR-O-11/12': invoice => taxOf(invoice, 'O').length === 0
    || (invoice.taxes.length === 1 && invoice.lines.every(line => line.category === 'O')),
  'BR-DEC': invoice => [
    ...Object.values(invoice.totals).filter(value => value !== ''),
    ...invoice.lines.flatMap(line => [line.net, ...line.allowance ? [line.allowance.amount, line.allowance.base] : []]),
    ...invoice.taxes.flatMap(tax => [tax.base, tax.tax]),
  ].every(cents),
  'BR-DE-1': invoice => invoice.paymentCode !== '',
  'BR-DE-2/5/6/7': ({ sellerContact }) => Boolean(sellerContact.name && sellerContact.phone && sellerContact.mail),
  'BR-DE-27': ({ sellerContact }) => (sellerContact.phone.match(/\d/g) ?? []).length >= 3,
  'BR-DE-28': ({ sellerContact }) => /^[^\s@.][^\s@]*@[^\s@.][^\s@]*[^\s@.]$/.test(sellerContact.mail),
  'BR-DE-3/4/8/9': ({ seller, buyer }) => Boolean(seller.city && seller.zip && buyer.city && buyer.zip),
  'BR-DE-15': invoice => invoice.buyerReference.trim() !== '',
  'BR-DE-17': invoice => ['326', '380', '384', '389', '381', '875', '876', '877'].includes(invoice.typeCode),
  'BR-DE-18': invoice => invoice.terms !== null && skontoIsValid(invoice.terms),
  'BR-DE-18-a': invoice => invoice.terms !== null,
  'BR-DE-19': invoice => invoice.paymentCode !== '58' || ibanIsValid(invoice.iban),
  'BR-DE-26': invoice => invoice.typeCode !== '384' || invoice.precedingNumber !== '',
  'BR-DE-TMP-32': invoice => invoice.periodOrDelivery,
  'R008': invoice => invoice.empties.length === 0,
  'R010/R020': ({ seller, buyer }) => [seller, buyer].every(party => party.endpoint !== '' && /^(EM|\d{4})$/.test(party.endpointScheme)),
  'R040': invoice => invoice.lines.every(({ allowance }) => !allowance || number(allowance.amount).equals(
    number(allowance.base).times(number(allowance.percent)).dividedBy(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP))),
  'R041/R042': invoice => invoice.lines.every(({ allowance }) => !allowance || (allowance.base === '') === (allowance.percent === '')),
  'R043': invoice => invoice.lines.every(({ allowance }) => !allowance || allowance.indicator === 'false'),
  'R120': invoice => invoice.lines.every(line => lineNet(line).minus(number(line.net)).abs().lessThanOrEqualTo('0.02')),
}

/** Names of the rules that a document breaks. */
export function brokenRules(invoice: InvoiceModel): string[] {
  return Object.entries(en16931Rules).filter(([, rule]) => !rule(invoice)).map(([name]) => name)
}
