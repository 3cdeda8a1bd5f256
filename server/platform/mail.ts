import { randomUUID } from 'node:crypto'
import { Email, line, text } from '#shared/contracts/primitives'
import type { Context } from './context'
import { invalidFields, Problem } from './errors'
import { enqueue } from './jobs'
import { mailSend } from './mail-job'
import { senderAddress } from './mail-transport'

/** A mail as a use case writes it. Recipients are stored addresses, never free input of a request. */
export interface NewMail {
  to: string | readonly string[]
  cc?: readonly string[]
  replyTo?: string | null
  subject: string
  /** Plain text. */
  body: string
  /** Ids of StoredFile rows. */
  attachments?: readonly string[]
  /** What it is about; the record's timeline shows the mail. */
  entity?: { type: string, id: string }
  /** Sent as List-Unsubscribe with one click (RFC 8058). */
  unsubscribeUrl?: string | null
}

const Subject = line(200, 1)
const Body = text(20_000)

/**
 * Writes a mail into the log and queues its sending, both in the caller's transaction: it is sent exactly if the
 * change is committed. The Message-ID is made here, so a retry sends the same message again.
 * Throws `mail.no-recipient`, `request.invalid`.
 */
export async function queueMail(ctx: Context, mail: NewMail): Promise<{ id: string, messageId: string }> {
  const { attachments = [], entity, ...content } = wellFormed({ ...mail, replyTo: mail.replyTo || await replyAddress(ctx) })
  const created = await ctx.db.mailMessage.create({
    data: {
      ...content,
      attachments: [...attachments],
      entityType: entity?.type,
      entityId: entity?.id,
      messageId: await newMessageId(),
      createdById: ctx.actor.employeeId,
    },
    select: { id: true, messageId: true },
  })
  await enqueue(ctx, mailSend, { mailId: created.id })
  return created
}

/** Where answers go when the matter has no address of its own: setting `mail.reply-to` of the company. */
async function replyAddress(ctx: Context): Promise<string | null> {
  const row = await ctx.db.setting.findFirst({ where: { key: 'mail.reply-to' }, select: { value: true } })
  return typeof row?.value === 'string' ? row.value : null
}

async function newMessageId(): Promise<string> {
  return `<${randomUUID()}@${(await senderAddress()).address.split('@')[1] ?? 'workmateos.invalid'}>`
}

/** A line break in an address or subject could add headers of its own; nothing like that is even stored. */
function wellFormed(mail: NewMail) {
  const to = typeof mail.to === 'string' ? [mail.to] : [...mail.to]
  const cc = [...mail.cc ?? []]
  if (to.length === 0) throw new Problem('mail.no-recipient')
  const checks: Array<[field: string, broken: boolean, code: string]> = [
    ['to', to.some(isNoAddress), 'mail.address-invalid'],
    ['cc', cc.some(isNoAddress), 'mail.address-invalid'],
    ['replyTo', Boolean(mail.replyTo) && isNoAddress(mail.replyTo ?? ''), 'mail.address-invalid'],
    ['subject', !Subject.safeParse(mail.subject).success, 'mail.subject-invalid'],
    ['body', !Body.safeParse(mail.body).success, 'mail.body-invalid'],
  ]
  const errors = checks.filter(([, broken]) => broken).map(([field, , code]) => ({ pointer: `#/${field}`, code }))
  if (errors.length > 0) throw invalidFields(errors)
  return { ...mail, to, cc, replyTo: mail.replyTo || null, subject: mail.subject.trim() }
}

function isNoAddress(address: string): boolean {
  return !Email.safeParse(address).success
}
