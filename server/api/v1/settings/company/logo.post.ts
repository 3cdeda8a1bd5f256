import { defineUpload } from '#server/platform/define-upload'
import { setCompanyLogo } from '#server/domain/settings'
import { LogoStored } from '#shared/contracts/settings'

export default defineUpload({
  summary: 'Upload the logo for documents',
  permission: 'admin.settings.write',
  mimeTypes: ['image/png', 'image/jpeg'],
  maxBytes: 2_000_000,
  response: LogoStored,
  audit: 'company-logo.uploaded',
  handle: (ctx, { file }) => setCompanyLogo(ctx, file),
})
