import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import type { BounceOutcome, BounceReport } from '#shared/contracts/notifications'
import { readBounce, type BounceFacts } from './read-bounce'

/**
 * Notes in the mail log what the receiving side said of a mail afterwards. A final word is not taken back by a later "delayed".
 * Throws `mail.report-unreadable`, `record.not-found`.
 */
export async function noteBounce(ctx: Context, input: BounceReport): Promise<BounceOutcome> {
  const { messageId, state, reason } = factsOf(input)
  const mail = required(await ctx.db.mailMessage.findFirst({ where: { messageId }, select: { id: true, bounceState: true } }))
  const final = mail.bounceState !== null && mail.bounceState !== 'DELAYED'
  if (!final || state !== 'DELAYED') {
    const data = { bounceState: state, bounceReason: reason, bouncedAt: ctx.now() }
    await ctx.db.mailMessage.updateMany({ where: { id: mail.id }, data })
  }
  return { mailId: mail.id, state }
}

function factsOf(input: BounceReport): BounceFacts {
  if (!('report' in input)) return { ...input, messageId: `<${input.messageId.replace(/^<|>$/g, '')}>`, reason: input.reason ?? null }
  const facts = readBounce(input.report)
  if (!facts) throw new Problem('mail.report-unreadable')
  return facts
}
