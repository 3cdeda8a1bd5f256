import type { Context } from '#server/platform/context'
import { invalidFields, Problem } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { drawNumber } from '#server/domain/settings'
import { todayOf } from '#server/platform/today'
import type { InvoiceIssue } from '#shared/contracts/invoices'
import { dayOf } from '#shared/calendar-day'
import { contentHash } from './content-hash'
import { getInvoice } from './get-invoice'
import { invoiceContentOf } from './invoice-content-of'
import { issueErrors } from './issue-check'
import { issueFacts } from './issue-facts'
import { renderInvoiceJob } from './jobs/render-invoice'

type Issue = InvoiceIssue & { id: string }

/**
 * Issues a draft: number, content and hash are final from then on. Refused field by field while anything is missing that
 * § 14 UStG or EN 16931 needs. PDF and XML are made by a job after commit.
 * Throws `request.invalid`, `invoice.not-draft`, `record.changed`, `invoice.issued-in-future`, `invoice.issued-out-of-order`.
 */
export async function issueInvoice(ctx: Context, { id, version, issuedOn: wanted }: Issue) {
  const facts = await issueFacts(ctx, id)
  if (facts.draft.status !== 'DRAFT') throw new Problem('invoice.not-draft')
  if (facts.draft.version !== version) throw new Problem('record.changed')
  const errors = issueErrors(facts)
  if (errors.length) throw invalidFields(errors)
  const issuedOn = await dayOfIssue(ctx, wanted)
  const content = await invoiceContentOf(ctx, facts, { number: '', issuedOn })
  await enqueue(ctx, renderInvoiceJob, { invoiceId: id })

  // The counter row stays locked until commit: nothing slow may come after this.
  content.number = await drawNumber(ctx, 'invoice', issuedOn)
  const { count } = await ctx.db.invoice.updateMany({
    where: { id, version, status: 'DRAFT' },
    data: {
      status: 'ISSUED', number: content.number, issuedOn, dueOn: content.dueOn ? dayOf(content.dueOn) : null, content,
      contentHash: contentHash(content), issuedAt: ctx.now(), issuedById: ctx.actor.employeeId, version: { increment: 1 },
    },
  })
  if (count === 0) throw new Problem('record.changed')
  return getInvoice(ctx, { id })
}

/** Numbers and days rise together, so an earlier day is refused once a later one was used. */
async function dayOfIssue(ctx: Context, wanted: Date | undefined): Promise<Date> {
  const today = todayOf(ctx)
  if (!wanted || wanted.getTime() === today.getTime()) return today
  if (wanted > today) throw new Problem('invoice.issued-in-future')
  const later = await ctx.db.invoice.findFirst({ where: { type: 'INVOICE', issuedOn: { gt: wanted } }, select: { id: true } })
  if (later) throw new Problem('invoice.issued-out-of-order')
  return wanted
}
