import { defineRoute } from '#server/platform/define-route'
import { startImport } from '#server/domain/imports'
import { ImportRunDetail, ImportStart } from '#shared/contracts/imports'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Start the import, or a trial over all rows that writes nothing',
  permission: 'core.imports.write',
  params: IdParams,
  body: ImportStart,
  response: ImportRunDetail,
  status: 202,
  audit: 'import.started',
  errors: ['import.already-run', 'import.nothing-mapped', 'record.changed'],
  handle: (ctx, { params, body }) => startImport(ctx, { ...body, ...params }),
})
