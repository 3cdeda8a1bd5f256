import { defineRoute } from '#server/platform/define-route'
import { changeImport } from '#server/domain/imports'
import { ImportRunChange, ImportRunDetail } from '#shared/contracts/imports'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Say which column is which field, and what happens to existing records',
  permission: 'core.imports.write',
  params: IdParams,
  body: ImportRunChange,
  response: ImportRunDetail,
  audit: 'import.changed',
  errors: ['import.already-run', 'record.changed'],
  handle: (ctx, { params, body }) => changeImport(ctx, { ...body, ...params }),
})
