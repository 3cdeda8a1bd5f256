import { dayText } from '#shared/calendar-day'
import type { SpreadsheetQuery } from '#shared/contracts/invoice-delivery'
import { moneyText, decimal, Decimal } from '#shared/money'
import type { Context } from '#server/platform/context'
import { toCsv, toXlsx, type Column } from '#server/platform/spreadsheet'
import { invoiceListFields, toListItem } from '../invoice-fields'
import { MOST_IN_AN_EXPORT } from '#server/domain/search'
import { todayOf } from '#server/platform/today'
import { invoiceWhere } from '../list-invoices'

type Item = ReturnType<typeof toListItem>

const mostRows = 50_000

const headers = {
  de: ['Nummer', 'Art', 'Status', 'Kundennr.', 'Kunde', 'Rechnungsdatum', 'Fällig am', 'Netto', 'Brutto', 'Offen', 'Währung', 'Versendet'],
  en: ['Number', 'Type', 'Status', 'Customer no.', 'Customer', 'Issued on', 'Due on', 'Net', 'Gross', 'Open', 'Currency', 'Sent'],
}

const words: Record<'de' | 'en', Record<string, string>> = {
  de: {
    INVOICE: 'Rechnung', CANCELLATION: 'Stornorechnung', DRAFT: 'Entwurf', ISSUED: 'Offen', PARTLY_PAID: 'Teilweise bezahlt', PAID: 'Bezahlt',
    OVERDUE: 'Überfällig', CANCELLED: 'Storniert',
  },
  en: {
    INVOICE: 'Invoice', CANCELLATION: 'Cancellation', DRAFT: 'Draft', ISSUED: 'Open', PARTLY_PAID: 'Partly paid', PAID: 'Paid',
    OVERDUE: 'Overdue', CANCELLED: 'Cancelled',
  },
}

function columns(language: 'de' | 'en', zone: string): Column<Item>[] {
  const money = (amount: Decimal) => new Decimal(moneyText(decimal(amount)))
  const all: Omit<Column<Item>, 'header'>[] = [
    { kind: 'text', value: item => item.number },
    { kind: 'text', value: item => words[language][item.type] },
    { kind: 'text', value: item => words[language][item.status] },
    { kind: 'text', value: item => item.customer.number },
    { kind: 'text', value: item => item.customer.name },
    { kind: 'date', value: item => item.issuedOn },
    { kind: 'date', value: item => item.dueOn },
    { kind: 'money', value: item => money(item.netTotal) },
    { kind: 'money', value: item => money(item.grossTotal) },
    { kind: 'money', value: item => money(item.openTotal) },
    { kind: 'text', value: item => item.currency },
    { kind: 'datetime', zone, value: item => item.sentAt },
  ]
  return all.map((column, index) => ({ ...column, header: headers[language][index] ?? '' }))
}

/** The list of invoices as CSV or XLSX, newest first, at most 50,000 rows. */
export async function exportInvoiceSpreadsheet(ctx: Context, { format, ...filter }: SpreadsheetQuery) {
  const today = todayOf(ctx)
  const rows = await ctx.db.invoice.findMany({
    relationLoadStrategy: 'join', where: invoiceWhere(ctx, filter, MOST_IN_AN_EXPORT), select: invoiceListFields,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: mostRows,
  })
  const items = rows.map(row => toListItem(row, today))
  const language = ctx.actor.tenant.language === 'en' ? 'en' : 'de'
  const table = columns(language, ctx.actor.tenant.zone)
  const stem = `${language === 'en' ? 'invoices' : 'rechnungen'}-${dayText(today)}`
  if (format === 'csv') return { name: `${stem}.csv`, mimeType: 'text/csv', body: toCsv(table, items, { language }) }
  return {
    name: `${stem}.xlsx`,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: () => toXlsx(language === 'en' ? 'Invoices' : 'Rechnungen', table, items),
  }
}
