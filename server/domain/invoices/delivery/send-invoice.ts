import type { InvoiceSend } from '#shared/contracts/invoice-delivery'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { queueMail } from '#server/platform/mail'
import { storeFile } from '#server/platform/stored-files'
import { xrechnung } from '../e-invoice/xrechnung'
import { fileStem } from './hybrid-pdf'
import { invoiceMailFields } from './list-invoice-mails'
import { madeFile, requireIssuedInvoice, type IssuedInvoice } from './issued-invoice'
import { chosenRecipients } from './mail-recipients'

async function attachments(ctx: Context, invoice: IssuedInvoice, wanted: InvoiceSend['attach']): Promise<string[]> {
  const pdf = wanted === 'XRECHNUNG' ? [] : [madeFile(invoice.pdfFileId)]
  if (wanted === 'PDF') return pdf
  const { id } = await storeFile(ctx, {
    name: `${fileStem(invoice.content)}-xrechnung.xml`,
    mimeType: 'application/xml',
    bytes: Buffer.from(xrechnung(invoice.content, 'ubl'), 'utf8'),
    purpose: 'invoice-xml',
  })
  return [...pdf, id]
}

/** Marks as sent before writing the mail: of two calls at once the second waits here and then finds the mark. */
async function markSent(ctx: Context, id: string, again: boolean) {
  const { count } = await ctx.db.invoice.updateMany({
    where: again ? { id } : { id, sentAt: null },
    data: { sentAt: ctx.now() },
  })
  if (count === 0) throw new Problem('invoice.already-sent')
}

/**
 * Mails an issued document with its PDF, an XRechnung or both. Goes out once: a second call needs `again`. Throws
 * `invoice.not-issued`, `invoice.files-not-ready`, `invoice.already-sent`, `invoice.xrechnung-incomplete`.
 */
export async function sendInvoice(ctx: Context, { id, ...input }: InvoiceSend & { id: string }) {
  const invoice = await requireIssuedInvoice(ctx, id)
  const to = chosenRecipients(invoice, input.to)
  await markSent(ctx, id, input.again)
  const mail = await queueMail(ctx, {
    to,
    replyTo: invoice.content.seller.contact.email,
    subject: input.subject,
    body: input.body,
    attachments: await attachments(ctx, invoice, input.attach),
    entity: { type: 'Invoice', id },
  })
  await ctx.audit('invoice.sent', { type: 'Invoice', id, details: { to, messageId: mail.messageId, attach: input.attach } })
  return required(await ctx.db.mailMessage.findFirst({ where: { id: mail.id }, select: invoiceMailFields }))
}
