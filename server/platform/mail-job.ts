import { z } from 'zod'
import type { Context } from './context'
import { defineJob, type JobRun } from './jobs'
import { deliver, isPermanentRefusal, mailServerConfigured, senderAddress } from './mail-transport'
import { openFileStream, readFileOf, type StoredFileRow } from './stored-files'

interface QueuedMail {
  id: string
  to: string[]
  cc: string[]
  replyTo: string | null
  subject: string
  body: string
  messageId: string
  unsubscribeUrl: string | null
  files: StoredFileRow[]
}

/**
 * Sends one queued mail. The row's status decides, so a second delivery of the job does nothing. If the process dies
 * between the server's acceptance and our commit, the retry sends the same Message-ID once more: mail systems fold
 * these into one, and losing an invoice would be worse.
 */
export const mailSend = defineJob({
  name: 'mail.send',
  data: z.object({ mailId: z.uuid() }),
  retries: 8,
  expireSeconds: 180,
  async handle(run, { mailId }) {
    const mail = await run.inTenant(ctx => findQueued(ctx, mailId))
    if (!mail) return
    if (!await mailServerConfigured()) return finish(run, mail, 'LOGGED')
    try {
      await send(mail)
    }
    catch (error) {
      await noteFailure(run, mail, error)
      if (isPermanentRefusal(error)) return
      throw error
    }
    await finish(run, mail, 'SENT')
  },
})

async function findQueued(ctx: Context, id: string): Promise<QueuedMail | null> {
  const mail = await ctx.db.mailMessage.findFirst({ where: { id, status: 'QUEUED' } })
  if (!mail) return null
  const files = []
  for (const fileId of mail.attachments) files.push(await readFileOf(ctx, fileId))
  return { ...mail, files }
}

async function send(mail: QueuedMail): Promise<void> {
  await deliver({
    from: await senderAddress(),
    to: mail.to.map(address => ({ name: '', address })),
    cc: mail.cc.map(address => ({ name: '', address })),
    replyTo: mail.replyTo ? { name: '', address: mail.replyTo } : undefined,
    subject: mail.subject,
    text: mail.body,
    messageId: mail.messageId,
    headers: unsubscribeHeaders(mail.unsubscribeUrl),
    attachments: await Promise.all(mail.files.map(async file => ({
      filename: file.name, contentType: file.mimeType, content: await openFileStream(file),
    }))),
  })
}

/** Mail programs then offer to unsubscribe, and do it without opening a page (RFC 8058); nobody's absence note answers these mails. */
function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (!url) return {}
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' }
}

async function finish(run: JobRun, mail: QueuedMail, status: 'SENT' | 'LOGGED'): Promise<void> {
  await run.inTenant(async (ctx) => {
    const sentAt = status === 'SENT' ? ctx.now() : null
    const { count } = await ctx.db.mailMessage.updateMany({ where: { id: mail.id, status: 'QUEUED' }, data: { status, sentAt, error: null } })
    if (count > 0) await ctx.audit(status === 'SENT' ? 'mail.sent' : 'mail.logged', { type: 'MailMessage', id: mail.id, details: { messageId: mail.messageId } })
  })
}

/** Until the last attempt the mail stays queued and only shows why it waits. */
async function noteFailure(run: JobRun, mail: QueuedMail, error: unknown): Promise<void> {
  const gaveUp = run.last || isPermanentRefusal(error)
  await run.inTenant(async (ctx) => {
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    await ctx.db.mailMessage.updateMany({ where: { id: mail.id, status: 'QUEUED' }, data: { status: gaveUp ? 'FAILED' : 'QUEUED', error: reason } })
  })
}
