import { getMailTemplate, renderTemplate } from '#server/domain/settings'
import type { Context } from '#server/platform/context'
import { xrechnungGaps } from '../e-invoice/xrechnung-gaps'
import { fileStem } from './hybrid-pdf'
import { requireIssuedInvoice } from './issued-invoice'
import { storedRecipients } from './mail-recipients'
import { mailValues } from './mail-values'

/** What sending this document would write: recipients, subject and text from the company's template. */
export async function previewInvoiceMail(ctx: Context, { id }: { id: string }) {
  const invoice = await requireIssuedInvoice(ctx, id)
  const key = invoice.type === 'CANCELLATION' ? 'cancellation' : 'invoice'
  const template = await getMailTemplate(ctx, key, invoice.content.language)
  const recipients = storedRecipients(invoice)
  return {
    recipients,
    to: recipients.slice(0, 1).map(recipient => recipient.email),
    ...renderTemplate(template, mailValues(ctx, invoice)),
    attachments: [`${fileStem(invoice.content)}.pdf`],
    xrechnungGaps: xrechnungGaps(invoice.content),
  }
}
