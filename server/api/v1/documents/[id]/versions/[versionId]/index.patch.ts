import { defineRoute } from '#server/platform/define-route'
import { labelVersion } from '#server/domain/documents'
import { VersionChange, VersionParams } from '#shared/contracts/documents'

export default defineRoute({
  summary: 'Name a version',
  permission: 'core.documents.write',
  params: VersionParams,
  body: VersionChange,
  audit: 'document.version-named',
  errors: ['document.trashed'],
  handle: (ctx, { params, body }) => labelVersion(ctx, { ...params, ...body }),
})
