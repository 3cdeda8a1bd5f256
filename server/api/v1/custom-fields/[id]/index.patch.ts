import { defineRoute } from '#server/platform/define-route'
import { changeCustomField } from '#server/domain/documents'
import { CustomField, CustomFieldChange } from '#shared/contracts/document-filing'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change a field of documents',
  permission: 'core.documents.administer',
  params: IdParams,
  body: CustomFieldChange,
  response: CustomField,
  audit: 'custom-field.changed',
  errors: ['record.changed', 'record.duplicate'],
  handle: (ctx, { params, body }) => changeCustomField(ctx, { ...params, ...body }),
})
