import type { Context } from '#server/platform/context'
import { openTotalOf } from '../invoice-fields'
import { documentDay } from '../document/document-texts'
import { formatMoney } from '#shared/money'
import type { MailPlaceholder } from '#shared/mail-template'
import type { IssuedInvoice } from './issued-invoice'

/** What the placeholders of a mail template stand for, from the frozen content and today's open amount. */
export function mailValues(ctx: Context, invoice: IssuedInvoice): Partial<Record<MailPlaceholder, string>> {
  const { content } = invoice
  const money = (amount: string) => formatMoney(amount, content.currency, content.language)
  const contact = content.buyer.contactName ?? (content.buyer.kind === 'PERSON' ? content.buyer.name : null)
  return {
    contactName: contact ?? (content.language === 'en' ? 'Sir or Madam' : 'zusammen'),
    customerName: content.buyer.name,
    invoiceNumber: content.number,
    issuedOn: documentDay(content.issuedOn, content.language),
    dueOn: content.dueOn ? documentDay(content.dueOn, content.language) : '',
    grossTotal: money(content.totals.gross),
    openAmount: money(openTotalOf(invoice).toFixed(2)),
    precedingNumber: content.preceding?.number ?? '',
    senderName: ctx.actor.kind === 'job' ? content.seller.contact.name ?? '' : ctx.actor.name,
    companyName: content.seller.name,
  }
}
