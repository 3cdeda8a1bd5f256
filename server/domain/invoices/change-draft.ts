import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import type { InvoiceDraftChange } from '#shared/contracts/invoices'
import { replaceLines } from './draft-lines'
import { getInvoice, requireInvoice } from './get-invoice'

type Change = InvoiceDraftChange & { id: string }

/** Changes a draft as edited. Throws `invoice.not-draft`, and `record.changed` when somebody was faster. */
export async function changeDraft(ctx: Context, { id, version, lines, ...header }: Change) {
  const draft = await requireInvoice(ctx, id)
  if (draft.status !== 'DRAFT') throw new Problem('invoice.not-draft')
  // The version moves first: of two who save at once the second waits here and is told.
  const { count } = await ctx.db.invoice.updateMany({
    where: { id, version, status: 'DRAFT' }, data: { ...header, version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  if (lines) {
    const totals = await replaceLines(ctx, id, lines)
    await ctx.db.invoice.updateMany({ where: { id }, data: totals })
  }
  return getInvoice(ctx, { id })
}
