import type { z } from 'zod'
import type * as contracts from '#shared/contracts/invoices'
import type * as delivery from '#shared/contracts/invoice-delivery'
import type * as payments from '#shared/contracts/payments'

export type { InvoiceStatus } from '#shared/choices/invoices'

/** Invoices as they travel: days, instants and amounts as text. */
export type InvoiceWire = z.input<typeof contracts.Invoice>
export type InvoiceListItemWire = z.input<typeof contracts.InvoiceListItem>
export type InvoiceLineWire = z.input<typeof contracts.InvoiceLineInput>
export type AgeingWire = z.input<typeof contracts.InvoiceAgeing>
export type FromTimePreviewWire = z.input<typeof contracts.InvoiceFromTimePreview>
export type ExportRunWire = z.input<typeof delivery.ExportRun>
export type MailPreviewWire = z.input<typeof delivery.InvoiceMailPreview>
export type MailWire = z.input<typeof delivery.InvoiceMail>
export type ReminderWire = z.input<typeof delivery.PaymentReminder>
export type ReminderPreviewWire = z.input<typeof delivery.PaymentReminderPreview>
export type PaymentsOfInvoiceWire = z.input<typeof payments.InvoicePayments>
export type PaymentWire = z.input<typeof payments.Payment>
export type PaymentFactsWire = z.input<typeof payments.PaymentFacts>
