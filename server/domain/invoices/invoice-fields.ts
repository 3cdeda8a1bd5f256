import type { Prisma } from '#server/generated/prisma/client'
import type { InvoiceStatus, TimeGrouping } from '#shared/choices/invoices'
import { decimal, Decimal } from '#shared/money'
import type { TaxCategory } from '#shared/tax-categories'

/** What a list shows of an invoice. */
export const invoiceListFields = {
  id: true, type: true, status: true, number: true, currency: true, issuedOn: true, dueOn: true, netTotal: true, grossTotal: true,
  paidTotal: true,
  sentAt: true, createdAt: true, customer: { select: { id: true, number: true, name: true } },
} as const satisfies Prisma.InvoiceSelect

export const invoiceLineFields = {
  id: true, position: true, description: true, details: true, quantity: true, unit: true, unitPrice: true, discountPercent: true,
  netAmount: true,
  taxCategory: true, taxRate: true, exemptionReason: true,
} as const satisfies Prisma.InvoiceLineSelect

/** What the detail page and every use case that works on one invoice gets. */
export const invoiceFields = {
  ...invoiceListFields, language: true, serviceFrom: true, serviceTo: true, paymentTermDays: true, discountPercent: true,
  discountDays: true,
  buyerReference: true, orderReference: true, introText: true, closingText: true, timeGrouping: true, withTimeAnnex: true,
  bankAccountId: true,
  taxTotal: true, contentHash: true, issuedAt: true, pdfFileId: true, xmlFileId: true, version: true, customerId: true,
  lines: { select: { ...invoiceLineFields, _count: { select: { timeEntries: true } } }, orderBy: { position: 'asc' } },
  taxes: { select: { category: true, rate: true, base: true, tax: true, exemptionReason: true }, orderBy: [{ rate: 'desc' },
    { category: 'asc' }] },
  preceding: { select: { id: true, number: true } },
  following: { select: { id: true, number: true }, take: 1 },
} as const satisfies Prisma.InvoiceSelect

type ListRow = Prisma.InvoiceGetPayload<{ select: typeof invoiceListFields }>
export type InvoiceRow = Prisma.InvoiceGetPayload<{ select: typeof invoiceFields }>

/** The status people see: OVERDUE is not stored, it comes with the day. */
export function statusOf(row: Pick<ListRow, 'status' | 'dueOn' | 'type'>, today: Date): InvoiceStatus {
  const open = row.status === 'ISSUED' || row.status === 'PARTLY_PAID'
  return open && row.type === 'INVOICE' && row.dueOn && row.dueOn < today ? 'OVERDUE' : row.status
}

/** Gross less paid of an invoice that claims money; 0 for drafts, cancellations and what was cancelled. */
export function openTotalOf(row: Pick<ListRow, 'status' | 'type' | 'grossTotal' | 'paidTotal'>): Decimal {
  if (row.type !== 'INVOICE' || row.status === 'DRAFT' || row.status === 'CANCELLED') return new Decimal(0)
  return decimal(row.grossTotal).minus(decimal(row.paidTotal))
}

/** A row as the list contract has it. */
export function toListItem(row: ListRow, today: Date) {
  return {
    id: row.id, type: row.type, status: statusOf(row, today), number: row.number, customer: row.customer, currency: row.currency,
    issuedOn: row.issuedOn, dueOn: row.dueOn, netTotal: decimal(row.netTotal), grossTotal: decimal(row.grossTotal),
    openTotal: openTotalOf(row),
    sentAt: row.sentAt, createdAt: row.createdAt,
  }
}

/** A row as the detail contract has it. */
export function toInvoice(row: InvoiceRow, today: Date) {
  return {
    ...toListItem(row, today),
    language: row.language, serviceFrom: row.serviceFrom, serviceTo: row.serviceTo, paymentTermDays: row.paymentTermDays,
    discountPercent: row.discountPercent, discountDays: row.discountDays, buyerReference: row.buyerReference,
    orderReference: row.orderReference,
    introText: row.introText, closingText: row.closingText, timeGrouping: row.timeGrouping as TimeGrouping | null,
    withTimeAnnex: row.withTimeAnnex,
    bankAccountId: row.bankAccountId, taxTotal: row.taxTotal, paidTotal: row.paidTotal, contentHash: row.contentHash,
    issuedAt: row.issuedAt,
    lines: row.lines.map(({ _count, ...line }) => ({ ...line, taxCategory: line.taxCategory as TaxCategory,
      timeEntryCount: _count.timeEntries })),
    taxes: row.taxes.map(tax => ({ ...tax, category: tax.category as TaxCategory })),
    preceding: row.preceding, cancelledBy: row.following[0] ?? null, filesReady: row.pdfFileId !== null && row.xmlFileId !== null,
    version: row.version,
  }
}
