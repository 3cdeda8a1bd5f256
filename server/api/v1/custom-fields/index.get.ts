import { defineRoute } from '#server/platform/define-route'
import { listCustomFields } from '#server/domain/documents'
import { CustomFieldList } from '#shared/contracts/document-filing'

export default defineRoute({
  summary: 'List custom fields',
  permission: 'core.documents.read',
  response: CustomFieldList,
  handle: ctx => listCustomFields(ctx),
})
