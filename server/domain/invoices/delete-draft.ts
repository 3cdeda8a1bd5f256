import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { releaseTimeOfLines } from '#server/domain/time-tracking'
import { requireInvoice } from './get-invoice'

/** Deletes a draft; its time can be billed again. Throws `invoice.not-draft`. */
export async function deleteDraft(ctx: Context, { id }: { id: string }): Promise<void> {
  const draft = await requireInvoice(ctx, id)
  if (draft.status !== 'DRAFT') throw new Problem('invoice.not-draft')
  await releaseTimeOfLines(ctx, draft.lines.map(line => line.id))
  const { count } = await ctx.db.invoice.deleteMany({ where: { id, status: 'DRAFT' } })
  if (count === 0) throw new Problem('record.changed')
}
