import { IdParams } from '#shared/contracts/primitives'
import { MailDetail } from '#shared/contracts/platform'
import { getMail } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Show one outgoing mail',
  permission: 'admin.jobs.read',
  params: IdParams,
  response: MailDetail,
  handle: (ctx, { params }) => getMail(ctx, params.id),
})
