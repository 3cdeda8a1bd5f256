import type { Context } from '#server/platform/context'
import type { MailTemplateKey, MailText } from '#shared/mail-template'
import { DEFAULT_MAIL_TEMPLATES } from './mail-template-defaults'

/** The company's text for that kind of mail, or the built-in one; every language but English falls back to German. */
export async function getMailTemplate(ctx: Context, key: MailTemplateKey, language: string): Promise<MailText> {
  const known = language === 'en' ? 'en' : 'de'
  const own = await ctx.db.mailTemplate.findFirst({ where: { key, language: known }, select: { subject: true, body: true } })
  return own ?? DEFAULT_MAIL_TEMPLATES[known][key]
}
