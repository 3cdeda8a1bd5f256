import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { notify } from '#server/platform/notify'

/**
 * Tells who follows the invoice or its customer that it was issued, or cancelled by this document. Called once the document is
 * made: nothing that takes time may happen while the number is drawn.
 */
export async function tellFollowers(ctx: Context, id: string): Promise<void> {
  const { type, number, customer, preceding: cancelled } = required(await ctx.db.invoice.findFirst({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      type: true, number: true, customer: { select: { id: true, name: true } }, preceding: { select: { id: true, number: true } },
    },
  }))
  const within = [{ type: 'Customer' as const, id: customer.id }]
  if (type === 'CANCELLATION' && cancelled) {
    await notify(ctx, [], {
      event: 'invoice.cancelled', params: { number: cancelled.number ?? '', cancellation: number ?? '' }, link: `/invoices/${cancelled.id}`,
      entity: { type: 'Invoice', id: cancelled.id }, within, dedupKey: `invoice-cancelled:${cancelled.id}`,
    })
    return
  }
  await notify(ctx, [], {
    event: 'invoice.issued', params: { number: number ?? '', customer: customer.name }, link: `/invoices/${id}`,
    entity: { type: 'Invoice', id }, within, dedupKey: `invoice-issued:${id}`,
  })
}
