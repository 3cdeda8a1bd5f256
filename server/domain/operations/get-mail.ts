import type { MailDetail } from '#shared/contracts/platform'
import type { Context } from '#server/platform/context'
import { notFound, required } from '#server/platform/errors'
import { readFileOf, type StoredFileRow } from '#server/platform/stored-files'
import { mailFields } from './list-mails'

/** One mail with its text and attachments. */
export async function getMail(ctx: Context, id: string): Promise<MailDetail> {
  const mail = required(await ctx.db.mailMessage.findFirst({
    where: { id },
    select: { ...mailFields, replyTo: true, body: true, messageId: true, attachments: true },
  }))
  const files = mail.attachments.length === 0
    ? []
    : await ctx.db.storedFile.findMany({
        where: { id: { in: mail.attachments } },
        select: { id: true, name: true, mimeType: true, byteSize: true },
      })
  return { ...mail, attachments: files }
}

/** The file of an attachment; throws `record.not-found` for files that this mail does not carry. */
export async function getMailAttachment(ctx: Context, { id, fileId }: { id: string, fileId: string }): Promise<StoredFileRow> {
  const mail = required(await ctx.db.mailMessage.findFirst({ where: { id }, select: { attachments: true } }))
  if (!mail.attachments.includes(fileId)) throw notFound()
  return readFileOf(ctx, fileId)
}
