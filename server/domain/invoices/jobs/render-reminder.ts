import { z } from 'zod'
import { Id } from '#shared/contracts/primitives'
import { PaymentReminderContent } from '#shared/invoice-content'
import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { defineJob } from '#server/platform/jobs'
import { queueMail } from '#server/platform/mail'
import { renderPdf } from '#server/platform/pdf'
import { archivePdf } from '#server/platform/pdf-archive'
import { putBytes, storeFile, type PutBytes } from '#server/platform/stored-files'
import { findLogo } from '../delivery/find-logo'
import { documentAssets } from '../document/document-assets'
import { reminderDocument } from '../document/reminder-document'
import { reminderTexts } from '../document/reminder-texts'

const Mail = z.strictObject({ to: z.array(z.string()), subject: z.string(), body: z.string() })

function letterName(content: PaymentReminderContent): string {
  const title = reminderTexts(content.language).levels[content.level - 1]?.title ?? ''
  return `${title} ${content.invoiceNumber}`
}

async function readReminder(ctx: Context, reminderId: string) {
  const row = required(await ctx.db.paymentReminder.findFirst({
    where: { id: reminderId }, select: { content: true, createdAt: true, pdfFileId: true },
  }))
  const content = PaymentReminderContent.parse(row.content)
  return {
    content, createdAt: row.createdAt, isMade: row.pdfFileId !== null, tenantId: ctx.actor.tenantId,
    logo: await findLogo(ctx, content.logo),
  }
}

interface Letter {
  reminderId: string
  name: string
  bytes: Buffer
  object: PutBytes
  mail: z.output<typeof Mail> | null
}

/** Keeps the letter once and, in the same transaction, queues the mail that carries it. */
async function keepLetter(ctx: Context, { reminderId, mail, name, ...made }: Letter) {
  const [row] = await ctx.db.$queryRaw<{ pdfFileId: string | null, invoiceId: string }[]>`
    SELECT "pdfFileId", "invoiceId" FROM "PaymentReminder" WHERE id = ${reminderId}::uuid AND "tenantId" = current_tenant() FOR UPDATE`
  if (!row || row.pdfFileId !== null) return
  const file = await storeFile(ctx, {
    name: `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}.pdf`, mimeType: 'application/pdf', purpose: 'reminder-pdf', ...made,
  })
  const sent = mail
    ? await queueMail(ctx, { ...mail, attachments: [file.id], entity: { type: 'Invoice', id: row.invoiceId } })
    : null
  await ctx.db.paymentReminder.updateMany({ where: { id: reminderId }, data: { pdfFileId: file.id, mailId: sent?.id ?? null } })
}

/** Makes the letter of a payment reminder after commit and mails it if that was wished. */
export const renderReminderJob = defineJob({
  name: 'reminder.render',
  data: z.strictObject({ reminderId: Id, mail: Mail.nullable() }),
  async handle(run, { reminderId, mail }) {
    const { content, createdAt, isMade, logo, tenantId } = await run.inTenant(ctx => readReminder(ctx, reminderId))
    if (isMade) return
    const printed = await renderPdf(await reminderDocument(content, await documentAssets(logo)))
    const name = letterName(content)
    const bytes = await archivePdf(printed, { title: name, author: content.seller.name, language: content.language, createdAt })
    const object = await putBytes(tenantId, bytes, 'application/pdf')
    await run.inTenant(ctx => keepLetter(ctx, { reminderId, name, bytes, object, mail }))
  },
})
