import { defineRoute } from '#server/platform/define-route'
import { createCustomField } from '#server/domain/documents'
import { CustomField, CustomFieldCreate } from '#shared/contracts/document-filing'

export default defineRoute({
  summary: 'Add a field of documents',
  permission: 'core.documents.administer',
  body: CustomFieldCreate,
  response: CustomField,
  status: 201,
  audit: 'custom-field.created',
  errors: ['record.duplicate'],
  handle: (ctx, { body }) => createCustomField(ctx, body),
})
