import { defineRoute } from '#server/platform/define-route'
import { trashDocument } from '#server/domain/documents'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Put a document into the trash',
  permission: 'core.documents.write',
  params: IdParams,
  audit: 'document.trashed',
  errors: ['document.trashed'],
  handle: (ctx, { params }) => trashDocument(ctx, params.id),
})
