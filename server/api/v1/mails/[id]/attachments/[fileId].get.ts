import { MailAttachmentParams } from '#shared/contracts/platform'
import { getMailAttachment } from '#server/domain/operations'
import { defineDownload } from '#server/platform/define-download'
import { openFileStream } from '#server/platform/stored-files'

export default defineDownload({
  summary: 'Download an attachment of an outgoing mail',
  permission: 'admin.jobs.read',
  params: MailAttachmentParams,
  mimeTypes: ['application/pdf', 'application/xml', 'application/octet-stream'],
  audit: 'mail.attachment-downloaded',
  handle: async (ctx, { params }) => {
    const file = await getMailAttachment(ctx, params)
    return { name: file.name, mimeType: file.mimeType, body: () => openFileStream(file) }
  },
})
