import { z } from 'zod'
import { MAIL_PLACEHOLDERS } from '../mail-template'
import { DOCUMENT_LANGUAGES } from './customers'
import { InvoiceFilter } from './invoices'
import { Day, Email, Id, Instant, line, listOf, Money, text } from './primitives'

/** What a mail carries: the hybrid PDF (ZUGFeRD), the XRechnung, or both. */
export const INVOICE_ATTACHMENTS = ['PDF', 'XRECHNUNG', 'PDF_AND_XRECHNUNG'] as const

/** Formats of the e-invoice: as embedded in the PDF, or XRechnung 3.0 in either syntax. */
export const INVOICE_XML_FORMATS = ['zugferd', 'cii', 'ubl'] as const

export const InvoiceXmlQuery = z.strictObject({ format: z.enum(INVOICE_XML_FORMATS).default('ubl') })

/** An address a document may be mailed to; only stored addresses of the customer are. */
export const MailRecipient = z.object({ email: z.string(), name: z.string().nullable() })

/** What sending would write, for the person to look at and change. */
export const InvoiceMailPreview = z.object({
  recipients: z.array(MailRecipient),
  to: z.array(z.string()),
  subject: z.string(),
  body: z.string(),
  attachments: z.array(z.string()),
  /** Why no XRechnung can be made: pointers into the content with codes; empty when it can. */
  xrechnungGaps: z.array(z.object({ pointer: z.string(), code: z.string() })),
})
export type InvoiceMailPreview = z.output<typeof InvoiceMailPreview>

const mail = {
  to: z.array(Email).min(1).max(5),
  subject: line(200, 1),
  body: text(10_000).min(1),
}

export const InvoiceSend = z.strictObject({
  ...mail,
  attach: z.enum(INVOICE_ATTACHMENTS).default('PDF'),
  /** An invoice that was sent already is sent again only when this says so. */
  again: z.boolean().default(false),
})
export type InvoiceSend = z.output<typeof InvoiceSend>

export const InvoiceMail = z.object({
  id: Id,
  to: z.array(z.string()),
  subject: z.string(),
  status: z.enum(['QUEUED', 'SENT', 'LOGGED', 'FAILED']),
  messageId: z.string(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
})
export const InvoiceMailList = listOf(InvoiceMail)

/** Levels: 1 Zahlungserinnerung, 2 Mahnung, 3 letzte Mahnung. */
export const PaymentReminder = z.object({
  id: Id,
  level: z.int(),
  remindedOn: Day,
  newDueOn: Day,
  fee: Money,
  openAmount: Money,
  /** The letter is made shortly after. */
  pdfReady: z.boolean(),
  mailId: Id.nullable(),
  createdAt: Instant,
})
export const PaymentReminderList = listOf(PaymentReminder)

/** What reminding now would write. */
export const PaymentReminderPreview = z.object({
  level: z.int(),
  newDueOn: Day,
  fee: Money,
  openAmount: Money,
  recipients: z.array(MailRecipient),
  to: z.array(z.string()),
  subject: z.string(),
  body: z.string(),
})
export type PaymentReminderPreview = z.output<typeof PaymentReminderPreview>

export const PaymentReminderCreate = z.strictObject({
  /** The level the person has seen; must be the next one. */
  level: z.int().min(1).max(3),
  newDueOn: Day,
  /** Free at level 1: a first reminder only causes default (§ 286 BGB). */
  fee: Money.optional(),
  /** Left out: a letter to print, no mail. */
  mail: z.strictObject(mail).optional(),
})
export type PaymentReminderCreate = z.output<typeof PaymentReminderCreate>

export const ReminderParams = z.strictObject({ id: Id, reminderId: Id })

export const EXPORT_KINDS = ['INVOICES_ZIP', 'INVOICES_PDF'] as const

/** A selection by ids, or everything that matches the filter of the list. Drafts are left out. */
export const InvoiceExportCreate = z.strictObject({
  kind: z.enum(EXPORT_KINDS),
  ids: z.array(Id).min(1).max(1000).optional(),
  filter: InvoiceFilter.optional(),
})
export type InvoiceExportCreate = z.output<typeof InvoiceExportCreate>

export const ExportRun = z.object({
  id: Id,
  kind: z.string(),
  status: z.enum(['QUEUED', 'RUNNING', 'FINISHED', 'FAILED']),
  total: z.int(),
  done: z.int(),
  errorCode: z.string().nullable(),
  fileName: z.string().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
})
export type ExportRun = z.output<typeof ExportRun>

export const SpreadsheetQuery = InvoiceFilter.extend({ format: z.enum(['csv', 'xlsx']).default('csv') })
export type SpreadsheetQuery = z.output<typeof SpreadsheetQuery>

/** In which language, and for which level of reminder, the values of a template are asked. */
export const TemplateValuesQuery = z.strictObject({
  language: z.enum(DOCUMENT_LANGUAGES).default('de'),
  level: z.coerce.number().int().min(0).max(3).default(0),
})
export type TemplateValuesQuery = z.output<typeof TemplateValuesQuery>

export const TemplateValues = z.object({ values: z.partialRecord(z.enum(MAIL_PLACEHOLDERS), z.string()) })
