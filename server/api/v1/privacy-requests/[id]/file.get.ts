import { defineDownload } from '#server/platform/define-download'
import { getPrivacyFile } from '#server/domain/privacy'
import { IdParams } from '#shared/contracts/primitives'

export default defineDownload({
  summary: 'Everything about the person as a ZIP, for who asked for it or released it',
  permission: 'admin.privacy.read',
  params: IdParams,
  mimeTypes: ['application/zip'],
  audit: 'privacy-export.downloaded',
  errors: ['privacy.not-yours', 'privacy.file-expired'],
  handle: (ctx, { params }) => getPrivacyFile(ctx, params),
})
