import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'

export const invoiceMailFields = {
  id: true, to: true, subject: true, status: true, messageId: true, createdAt: true, sentAt: true,
} as const

/** Mails that went out about an invoice, newest first. Throws `record.not-found`. */
export async function listInvoiceMails(ctx: Context, { id }: { id: string }) {
  required(await ctx.db.invoice.findFirst({ where: { id }, select: { id: true } }))
  const items = await ctx.db.mailMessage.findMany({
    where: { entityType: 'Invoice', entityId: id }, select: invoiceMailFields, orderBy: { createdAt: 'desc' }, take: 100,
  })
  return { items, total: items.length }
}
