import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { openFile, readFileOf } from '#server/platform/stored-files'
import { madeFile } from '../delivery/issued-invoice'

/** The letter of a reminder. Throws `record.not-found`, `invoice.files-not-ready`. */
export async function getReminderPdf(ctx: Context, { id, reminderId }: { id: string, reminderId: string }) {
  const row = required(await ctx.db.paymentReminder.findFirst({ where: { id: reminderId, invoiceId: id }, select: { pdfFileId: true } }))
  const file = await readFileOf(ctx, madeFile(row.pdfFileId))
  return { name: file.name, mimeType: file.mimeType, inline: true, body: () => openFile(file) }
}
