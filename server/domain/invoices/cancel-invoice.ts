import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { releasePaymentsOf } from '#server/domain/finance'
import { drawNumber } from '#server/domain/settings'
import { releaseTimeOfLines } from '#server/domain/time-tracking'
import { todayOf } from '#server/platform/today'
import type { InvoiceCancel } from '#shared/contracts/invoices'
import { dayText } from '#shared/calendar-day'
import { InvoiceContent } from '#shared/invoice-content'
import { mirroredLines } from '#shared/invoice-totals'
import { contentAmounts } from './content-amounts'
import { contentHash } from './content-hash'
import { draftRows } from './draft-lines'
import { getInvoice, requireInvoice } from './get-invoice'
import type { InvoiceRow } from './invoice-fields'
import { renderInvoiceJob } from './jobs/render-invoice'

type Cancel = InvoiceCancel & { id: string }

/**
 * Cancels an issued invoice by a Stornorechnung with its own number that mirrors every line. The original stays as it is,
 * its time can be billed again, payments on it become the customer's credit.
 * @returns the Stornorechnung. Throws `invoice.not-issued`, `invoice.already-cancelled`, `record.changed`.
 */
export async function cancelInvoice(ctx: Context, { id, version, reason }: Cancel) {
  const original = await requireInvoice(ctx, id)
  assertCancellable(original)
  const { count } = await ctx.db.invoice.updateMany({ where: { id, version, status: original.status }, data: { status: 'CANCELLED',
    version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  await releaseTimeOfLines(ctx, original.lines.map(line => line.id))
  await releasePaymentsOf(ctx, id)

  const issuedOn = todayOf(ctx)
  const content = cancellationContent(await contentOf(ctx, id), issuedOn, reason)
  const cancellationId = await draftCancellation(ctx, original, content)
  await enqueue(ctx, renderInvoiceJob, { invoiceId: cancellationId })
  content.number = await drawNumber(ctx, 'cancellation', issuedOn)
  await ctx.db.invoice.updateMany({
    where: { id: cancellationId },
    data: {
      status: 'ISSUED', number: content.number, issuedOn, content, contentHash: contentHash(content), issuedAt: ctx.now(),
      issuedById: ctx.actor.employeeId,
    },
  })
  return getInvoice(ctx, { id: cancellationId })
}

function assertCancellable(original: InvoiceRow): void {
  if (original.status === 'CANCELLED') throw new Problem('invoice.already-cancelled')
  if (original.type !== 'INVOICE' || original.status === 'DRAFT') throw new Problem('invoice.not-issued')
}

async function contentOf(ctx: Context, id: string): Promise<InvoiceContent> {
  const row = await ctx.db.invoice.findFirstOrThrow({ where: { id }, select: { content: true } })
  return InvoiceContent.parse(row.content)
}

function cancellationContent(original: InvoiceContent, issuedOn: Date, reason: string): InvoiceContent {
  return {
    ...original, type: 'CANCELLATION', number: '', issuedOn: dayText(issuedOn), dueOn: null, discount: null, introText: reason,
    closingText: null,
    preceding: { number: original.number, issuedOn: original.issuedOn }, timeAnnex: null, ...contentAmounts(mirroredLines(original.lines)),
  }
}

async function draftCancellation(ctx: Context, original: InvoiceRow, content: InvoiceContent): Promise<string> {
  const { rows, totals, taxes } = draftRows(content.lines.map(line => ({ ...line, unit: line.unit as never })))
  const { id } = await ctx.db.invoice.create({
    data: {
      ...totals, type: 'CANCELLATION', precedingInvoiceId: original.id, customerId: original.customerId, language: original.language,
      currency: original.currency, createdAt: ctx.now(),
      serviceFrom: original.serviceFrom, serviceTo: original.serviceTo, paymentTermDays: original.paymentTermDays,
      introText: content.introText,
      buyerReference: original.buyerReference, orderReference: original.orderReference, bankAccountId: original.bankAccountId,
      createdById: ctx.actor.employeeId,
    },
    select: { id: true },
  })
  await ctx.db.invoiceLine.createMany({ data: rows.map(row => ({ ...row, invoiceId: id })) })
  await ctx.db.invoiceTax.createMany({ data: taxes.map(tax => ({ ...tax, invoiceId: id })) })
  return id
}
