import { noteBounce } from '#server/domain/notifications'
import { defineRoute } from '#server/platform/define-route'
import { BounceOutcome, BounceReport } from '#shared/contracts/notifications'

export default defineRoute({
  summary: 'Report that a mail came back (RFC 3464, or plainly)',
  permission: 'admin.jobs.write',
  body: BounceReport,
  response: BounceOutcome,
  audit: 'mail.bounced',
  errors: ['record.not-found', 'mail.report-unreadable'],
  handle: (ctx, { body }) => noteBounce(ctx, body),
})
