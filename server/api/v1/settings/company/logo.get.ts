import { defineDownload } from '#server/platform/define-download'
import { getCompanyLogo } from '#server/domain/settings'

export default defineDownload({
  summary: 'Show the logo of the company',
  permission: 'signed-in',
  mimeTypes: ['image/png', 'image/jpeg'],
  handle: ctx => getCompanyLogo(ctx),
})
