import { invoiceTotals, type InvoiceTotals } from '#shared/invoice-totals'
import { decimal } from '#shared/money'
import type { InvoiceLineWire, InvoiceWire } from './wire'

/** A line while it is edited; `key` keeps its place on screen when lines move. */
export interface DraftLine extends InvoiceLineWire {
  key: string
  details: string
  exemptionReason: string
  /** How many booked times it bills. */
  timeEntryCount: number
}

/** A draft while it is edited; what is empty is undefined, as fields give it. */
export interface DraftState {
  language: 'de' | 'en'
  serviceFrom: string | undefined
  serviceTo: string | undefined
  paymentTermDays: number
  discountPercent: string | undefined
  discountDays: number | undefined
  buyerReference: string
  orderReference: string
  introText: string
  closingText: string
  withTimeAnnex: boolean
  bankAccountId: string | undefined
  lines: DraftLine[]
}

let lastKey = 0
const nextKey = () => `line-${++lastKey}`

/** The stored draft as a form edits it. */
export function draftStateOf(invoice: InvoiceWire): DraftState {
  return {
    ...textsOf(invoice),
    language: invoice.language === 'en' ? 'en' : 'de',
    serviceFrom: invoice.serviceFrom ?? undefined,
    serviceTo: invoice.serviceTo ?? undefined,
    paymentTermDays: invoice.paymentTermDays,
    discountPercent: invoice.discountPercent ?? undefined,
    discountDays: invoice.discountDays ?? undefined,
    withTimeAnnex: invoice.withTimeAnnex,
    bankAccountId: invoice.bankAccountId ?? undefined,
    lines: invoice.lines.map(draftLineOf),
  }
}

function textsOf(invoice: InvoiceWire) {
  return {
    buyerReference: invoice.buyerReference ?? '',
    orderReference: invoice.orderReference ?? '',
    introText: invoice.introText ?? '',
    closingText: invoice.closingText ?? '',
  }
}

function draftLineOf({ position: _position, netAmount: _net, unit, ...line }: InvoiceWire['lines'][number]): DraftLine {
  return { ...line, unit: unit as DraftLine['unit'], details: line.details ?? '', exemptionReason: line.exemptionReason ?? '', key: nextKey() }
}

/** A new line; takes unit and tax from the line before it. */
export function emptyLine(before?: DraftLine, taxRate = '19'): DraftLine {
  return {
    key: nextKey(),
    timeEntryCount: 0,
    description: '',
    details: '',
    quantity: '1',
    unit: before?.unit ?? 'C62',
    unitPrice: '0',
    discountPercent: '0',
    taxCategory: before?.taxCategory ?? 'S',
    taxRate: before?.taxRate ?? taxRate,
    exemptionReason: before?.exemptionReason ?? '',
  }
}

/** A copy that bills nothing booked: its time stays with the original. */
export function copyOfLine(line: DraftLine): DraftLine {
  const { id: _id, ...rest } = line
  return { ...rest, key: nextKey(), timeEntryCount: 0 }
}

/** What travels to the API; empty texts are removed by the contract. */
export function draftBody(state: DraftState, version: number) {
  const { lines, ...header } = state
  return {
    ...header,
    serviceFrom: state.serviceFrom ?? null,
    serviceTo: state.serviceTo ?? null,
    discountPercent: state.discountPercent ?? null,
    discountDays: state.discountDays ?? null,
    bankAccountId: state.bankAccountId ?? null,
    version,
    lines: lines.map(({ key: _key, timeEntryCount: _count, ...line }) => ({ ...line, discountPercent: line.discountPercent ?? '0' })),
  }
}

/** A figure that is being typed counts as zero until it can be read. */
function figure(text: string | null | undefined): string {
  try {
    return decimal(text || '0').toFixed()
  }
  catch {
    return '0'
  }
}

/** Totals as they stand while typing, by the same rule as on the server. */
export function draftTotals(lines: readonly DraftLine[]): InvoiceTotals {
  return invoiceTotals(lines.map(line => ({
    quantity: figure(line.quantity),
    unitPrice: figure(line.unitPrice),
    discountPercent: figure(line.discountPercent),
    taxCategory: line.taxCategory,
    taxRate: figure(line.taxRate),
    exemptionReason: line.exemptionReason || null,
  })))
}
