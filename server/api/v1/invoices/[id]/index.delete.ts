import { deleteDraft } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a draft; its time can be billed again',
  permission: 'backoffice.invoices.write',
  params: IdParams,
  audit: 'invoice.draft-deleted',
  errors: ['invoice.not-draft', 'record.changed'],
  handle: (ctx, { params }) => deleteDraft(ctx, params),
})
