import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { notify } from '#server/platform/notify'

/** A document that is made later than this after its issue (imported, restored, the demo's) is no news any more. */
const NEWS_MS = 24 * 3_600_000

/**
 * Tells who follows the invoice or its customer that it was issued, or cancelled by this document. Called once the document is
 * made: nothing that takes time may happen while the number is drawn.
 */
export async function tellFollowers(ctx: Context, id: string): Promise<void> {
  const { type, number, issuedAt, customer, preceding: cancelled } = required(await ctx.db.invoice.findFirst({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      type: true, number: true, issuedAt: true,
      customer: { select: { id: true, name: true } }, preceding: { select: { id: true, number: true } },
    },
  }))
  if (!issuedAt || ctx.now().getTime() - issuedAt.getTime() > NEWS_MS) return
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
