import { z } from 'zod'
import { taxCategories } from '../tax-categories'
import { unitCodes } from '../units'
import { blank } from './blank'
import { CustomerRef } from './customers'
import { Amount4, Day, Flag, Id, Instant, line, listOf, listQuery, Money, Percent, Rate, text, Version } from './primitives'
import { INVOICE_STATUSES, TIME_GROUPINGS } from '../choices/invoices'

export const INVOICE_TYPES = ['INVOICE', 'CANCELLATION'] as const

/** One line as a person edits it. A line with an `id` keeps the time entries it bills. */
export const InvoiceLineInput = z.strictObject({
  id: Id.optional(),
  description: line(200, 1),
  details: blank(text(2000)),
  quantity: Amount4,
  unit: z.enum(unitCodes),
  unitPrice: Rate,
  discountPercent: Percent.optional(),
  taxCategory: z.enum(taxCategories),
  taxRate: Percent,
  exemptionReason: blank(line(200)),
})
export type InvoiceLineInput = z.output<typeof InvoiceLineInput>

const header = {
  language: z.enum(['de', 'en']),
  serviceFrom: Day.nullish(),
  serviceTo: Day.nullish(),
  paymentTermDays: z.int().min(0).max(365),
  discountPercent: Percent.nullish(),
  discountDays: z.int().min(1).max(365).nullish(),
  buyerReference: blank(line(100)),
  orderReference: blank(line(100)),
  introText: blank(text(2000)),
  closingText: blank(text(2000)),
  withTimeAnnex: z.boolean(),
  bankAccountId: Id.nullish(),
}

interface Period { serviceFrom?: Date | null, serviceTo?: Date | null }

function checkPeriod(draft: Period, context: z.core.$RefinementCtx) {
  if (draft.serviceFrom && draft.serviceTo && draft.serviceFrom > draft.serviceTo) {
    context.addIssue({ code: 'custom', path: ['serviceTo'], message: 'invoice.service-period-reversed' })
  }
}

/** A free draft; what is left out follows from the customer and the company. */
export const InvoiceDraftCreate = z.strictObject({
  customerId: Id,
  ...z.strictObject(header).partial().shape,
  lines: z.array(InvoiceLineInput).max(500).default([]),
}).superRefine(checkPeriod)
export type InvoiceDraftCreate = z.output<typeof InvoiceDraftCreate>

/** The whole draft as edited; lines that are missing are deleted and their time is freed. */
export const InvoiceDraftChange = z.strictObject({
  ...z.strictObject(header).partial().shape,
  lines: z.array(InvoiceLineInput).max(500).optional(),
  version: Version,
}).superRefine(checkPeriod)
export type InvoiceDraftChange = z.output<typeof InvoiceDraftChange>

/** Which time to bill and how to group it. Days are inclusive. */
export const InvoiceFromTime = z.strictObject({
  customerId: Id,
  projectIds: z.array(Id).max(200).default([]),
  from: Day.optional(),
  to: Day.optional(),
  grouping: z.enum(TIME_GROUPINGS).default('ACTIVITY'),
  withTimeAnnex: z.boolean().default(false),
})
export type InvoiceFromTime = z.output<typeof InvoiceFromTime>

/** What drafting from time would give, before anything is written. */
export const InvoiceFromTimePreview = z.object({
  lines: z.array(z.object({
    description: z.string(),
    details: z.string().nullable(),
    minutes: z.int(),
    quantity: Amount4,
    unitPrice: Rate,
    netAmount: Money,
    entryCount: z.int(),
  })),
  netTotal: Money,
  minutes: z.int(),
  entryCount: z.int(),
  /** Entries nobody gave a rate: they cannot be billed until they have one. */
  withoutRate: z.int(),
  serviceFrom: Day.nullable(),
  serviceTo: Day.nullable(),
})

export const InvoiceLine = z.object({
  id: Id,
  position: z.int(),
  description: z.string(),
  details: z.string().nullable(),
  quantity: Amount4,
  unit: z.string(),
  unitPrice: Rate,
  discountPercent: Percent,
  netAmount: Money,
  taxCategory: z.enum(taxCategories),
  taxRate: Percent,
  exemptionReason: z.string().nullable(),
  timeEntryCount: z.int(),
})
export type InvoiceLine = z.output<typeof InvoiceLine>

export const InvoiceTax = z.object({
  category: z.enum(taxCategories),
  rate: Percent,
  base: Money,
  tax: Money,
  exemptionReason: z.string().nullable(),
})

export const InvoiceListItem = z.object({
  id: Id,
  type: z.enum(INVOICE_TYPES),
  status: z.enum(INVOICE_STATUSES),
  number: z.string().nullable(),
  customer: CustomerRef,
  currency: z.string(),
  issuedOn: Day.nullable(),
  dueOn: Day.nullable(),
  netTotal: Money,
  grossTotal: Money,
  /** Gross less paid; 0 on drafts, cancellations and what was cancelled. */
  openTotal: Money,
  sentAt: Instant.nullable(),
  createdAt: Instant,
})
export type InvoiceListItem = z.output<typeof InvoiceListItem>

export const InvoiceList = listOf(InvoiceListItem)

export const InvoiceQuery = listQuery(['-createdAt', 'number', 'issuedOn', 'dueOn', 'grossTotal'], {
  status: z.enum(INVOICE_STATUSES).optional(),
  /** Everything with an open amount. */
  open: Flag.optional(),
  /** Open and never sent. */
  unsent: Flag.optional(),
  customerId: Id.optional(),
  projectId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
})
export type InvoiceQuery = z.output<typeof InvoiceQuery>

/** Filters of the list without page and sort: for ageing and exports. */
export const InvoiceFilter = z.strictObject({
  q: line(100).optional(),
  status: z.enum(INVOICE_STATUSES).optional(),
  open: Flag.optional(),
  /** Open and never sent. */
  unsent: Flag.optional(),
  customerId: Id.optional(),
  projectId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
})
export type InvoiceFilter = z.output<typeof InvoiceFilter>

/** Open amounts by age of the claim, in days past due. */
export const InvoiceAgeing = z.object({
  currency: z.string(),
  notDue: Money,
  upTo30: Money,
  upTo60: Money,
  upTo90: Money,
  over90: Money,
  total: Money,
  count: z.int(),
})

const InvoiceRef = z.object({ id: Id, number: z.string().nullable() })

export const Invoice = z.object({
  ...InvoiceListItem.shape,
  language: z.string(),
  serviceFrom: Day.nullable(),
  serviceTo: Day.nullable(),
  paymentTermDays: z.int(),
  discountPercent: Percent.nullable(),
  discountDays: z.int().nullable(),
  buyerReference: z.string().nullable(),
  orderReference: z.string().nullable(),
  introText: z.string().nullable(),
  closingText: z.string().nullable(),
  timeGrouping: z.enum(TIME_GROUPINGS).nullable(),
  withTimeAnnex: z.boolean(),
  bankAccountId: Id.nullable(),
  taxTotal: Money,
  paidTotal: Money,
  contentHash: z.string().nullable(),
  issuedAt: Instant.nullable(),
  lines: z.array(InvoiceLine),
  taxes: z.array(InvoiceTax),
  /** The invoice that this Stornorechnung cancels. */
  preceding: InvoiceRef.nullable(),
  /** The Stornorechnung that cancelled this invoice. */
  cancelledBy: InvoiceRef.nullable(),
  /** PDF and XML are made shortly after issuing. */
  filesReady: z.boolean(),
  version: Version,
})
export type Invoice = z.output<typeof Invoice>

export const InvoiceIssue = z.strictObject({
  version: Version,
  /** Defaults to today; not in the future, not before the last issued invoice of the series. */
  issuedOn: Day.optional(),
})
export type InvoiceIssue = z.output<typeof InvoiceIssue>

export const InvoiceCancel = z.strictObject({
  version: Version,
  reason: line(200, 3),
})
export type InvoiceCancel = z.output<typeof InvoiceCancel>
