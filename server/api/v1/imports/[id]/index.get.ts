import { defineRoute } from '#server/platform/define-route'
import { getImport } from '#server/domain/imports'
import { ImportRunDetail } from '#shared/contracts/imports'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Get an import with its mapping, progress and first refused rows',
  permission: 'core.imports.write',
  params: IdParams,
  response: ImportRunDetail,
  handle: (ctx, { params }) => getImport(ctx, params),
})
