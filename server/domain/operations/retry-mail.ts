import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { mailSend } from '#server/platform/mail-job'

/** Queues a mail again that could not be sent; the same message with the same id. Throws `mail.not-failed`. */
export async function retryMail(ctx: Context, id: string): Promise<void> {
  required(await ctx.db.mailMessage.findFirst({ where: { id }, select: { id: true } }))
  const { count } = await ctx.db.mailMessage.updateMany({ where: { id, status: 'FAILED' }, data: { status: 'QUEUED', error: null } })
  if (count === 0) throw new Problem('mail.not-failed')
  await enqueue(ctx, mailSend, { mailId: id })
}
