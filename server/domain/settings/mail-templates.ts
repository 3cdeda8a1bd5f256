import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { DOCUMENT_LANGUAGES } from '#shared/contracts/customers'
import type { MailTemplateChange, MailTemplateParams } from '#shared/contracts/settings'
import { MAIL_TEMPLATE_KEYS } from '#shared/mail-template'
import { DEFAULT_MAIL_TEMPLATES } from './mail-template-defaults'

/** Every kind of mail in every language, with the built-in text where the company has written none. */
export async function listMailTemplates(ctx: Context) {
  const own = await ctx.db.mailTemplate.findMany({ select: { key: true, language: true, subject: true, body: true, version: true } })
  const items = MAIL_TEMPLATE_KEYS.flatMap(key => DOCUMENT_LANGUAGES.map((language) => {
    const row = own.find(candidate => candidate.key === key && candidate.language === language)
    const { subject, body } = row ?? DEFAULT_MAIL_TEMPLATES[language][key]
    return { key, language, subject, body, changed: Boolean(row), version: row?.version ?? 0 }
  }))
  return { items }
}

/** Replaces the text of a mail. Throws `record.changed`. */
export async function changeMailTemplate(ctx: Context, { key, language, version, ...texts }: MailTemplateChange & MailTemplateParams) {
  const { count } = version === 0
    ? await ctx.db.mailTemplate.createMany({ data: { key, language, ...texts }, skipDuplicates: true })
    : await ctx.db.mailTemplate.updateMany({ where: { key, language, version }, data: { ...texts, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return requireTemplate(ctx, { key, language })
}

/** Goes back to the built-in text. */
export async function resetMailTemplate(ctx: Context, { key, language }: MailTemplateParams) {
  await ctx.db.mailTemplate.deleteMany({ where: { key, language } })
  return requireTemplate(ctx, { key, language })
}

async function requireTemplate(ctx: Context, { key, language }: MailTemplateParams) {
  const { items } = await listMailTemplates(ctx)
  return required(items.find(item => item.key === key && item.language === language))
}
