import type { Context } from '#server/platform/context'
import type { Column } from '#server/platform/spreadsheet'
import { spreadsheetDownload } from '#server/platform/spreadsheet-download'
import type { IncomeEntry, IncomeExportQuery } from '#shared/contracts/finance'
import type { PaymentMethod } from '#shared/choices/payments'
import type { IncomeKind } from '#shared/contracts/payments'
import { findIncome } from './list-income'

/** More bookings than anybody looks at in a sheet; a wall against exhausting the memory. */
const MOST_ROWS = 50_000

interface Texts {
  name: string
  headers: Record<'day' | 'kind' | 'number' | 'customer' | 'invoice' | 'method' | 'reference' | 'amount' | 'currency', string>
  credit: string
  kinds: Record<IncomeKind, string>
  methods: Record<PaymentMethod, string>
}

const GERMAN: Texts = {
  name: 'einnahmen',
  headers: {
    day: 'Datum', kind: 'Art', number: 'Kundennummer', customer: 'Kunde', invoice: 'Rechnung', method: 'Zahlungsart', reference: 'Verwendungszweck',
    amount: 'Betrag', currency: 'Währung',
  },
  credit: 'Guthaben',
  kinds: { PAYMENT: 'Zahlung', REVERSAL: 'Rücknahme', TRANSFER: 'Umbuchung' },
  methods: { BANK_TRANSFER: 'Überweisung', CASH: 'Bar', CARD: 'Karte', DIRECT_DEBIT: 'Lastschrift', OTHER: 'Sonstige' },
}

const ENGLISH: Texts = {
  name: 'income',
  headers: {
    day: 'Date', kind: 'Kind', number: 'Customer number', customer: 'Customer', invoice: 'Invoice', method: 'Method', reference: 'Reference',
    amount: 'Amount', currency: 'Currency',
  },
  credit: 'Credit',
  kinds: { PAYMENT: 'Payment', REVERSAL: 'Reversal', TRANSFER: 'Transfer' },
  methods: { BANK_TRANSFER: 'Bank transfer', CASH: 'Cash', CARD: 'Card', DIRECT_DEBIT: 'Direct debit', OTHER: 'Other' },
}

/** The income of a filter as a spreadsheet in the language of the company, oldest first. */
export async function exportIncome(ctx: Context, { format, ...filter }: IncomeExportQuery) {
  const { language } = ctx.actor.tenant
  const texts = language === 'en' ? ENGLISH : GERMAN
  const rows = await findIncome(ctx, { ...filter, sort: 'receivedOn' }, { take: MOST_ROWS })
  return spreadsheetDownload({ name: texts.name, format, language, columns: columnsIn(texts), rows })
}

function columnsIn({ headers, kinds, methods, credit }: Texts): Column<IncomeEntry>[] {
  return [
    { header: headers.day, value: row => row.receivedOn, kind: 'date' },
    { header: headers.kind, value: row => kinds[row.kind], kind: 'text' },
    { header: headers.number, value: row => row.customer.number, kind: 'text' },
    { header: headers.customer, value: row => row.customer.name, kind: 'text' },
    { header: headers.invoice, value: row => row.invoice?.number ?? credit, kind: 'text' },
    { header: headers.method, value: row => methods[row.payment.method], kind: 'text' },
    { header: headers.reference, value: row => row.payment.reference, kind: 'text' },
    { header: headers.amount, value: row => row.amount, kind: 'money' },
    { header: headers.currency, value: row => row.currency, kind: 'text' },
  ]
}
