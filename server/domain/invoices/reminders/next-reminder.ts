import { addDays, dayText } from '#shared/calendar-day'
import type { Decimal } from '#shared/money'
import { decimal, formatMoney } from '#shared/money'
import { getMailTemplate, readSetting, renderTemplate } from '#server/domain/settings'
import type { MailTemplateKey } from '#shared/mail-template'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { requireIssuedInvoice, type IssuedInvoice } from '../delivery/issued-invoice'
import { storedRecipients } from '../delivery/mail-recipients'
import { mailValues } from '../delivery/mail-values'
import { documentDay } from '../document/document-texts'
import { openTotalOf } from '../invoice-fields'

/** The first reminder is free; later ones may claim real cost, of which courts accept about 2.50 euros. */
const feeSettings = { 2: 'invoices.reminder-fee-2', 3: 'invoices.reminder-fee-3' } as const

/**
 * The level that comes next. Throws `invoice.nothing-open`, `invoice.not-overdue`, `reminder.last-level`, for documents
 * that are drafts `invoice.not-issued`.
 */
export async function requireRemindable(ctx: Context, id: string) {
  const invoice = await requireIssuedInvoice(ctx, id)
  const openAmount = openTotalOf(invoice)
  if (openAmount.lessThanOrEqualTo(0)) throw new Problem('invoice.nothing-open')
  if (!invoice.dueOn || invoice.dueOn >= todayOf(ctx)) throw new Problem('invoice.not-overdue')
  const last = await ctx.db.paymentReminder.findFirst({
    where: { invoiceId: id }, orderBy: { level: 'desc' }, select: { level: true },
  })
  const level = (last?.level ?? 0) + 1
  if (level > 3) throw new Problem('reminder.last-level')
  return { invoice, openAmount, level }
}

/** The fee of a level: as given, else as the settings propose; never at level 1. */
export async function reminderFee(
  ctx: Context, level: number, given?: { toFixed(places?: number): string, isZero(): boolean },
): Promise<Decimal> {
  const fee = given ? decimal(given) : decimal(level === 2 || level === 3 ? await readSetting(ctx, feeSettings[level]) : '0.00')
  if (fee.isNegative() || (level === 1 && !fee.isZero())) throw new Problem('reminder.fee-not-allowed')
  return fee
}

async function reminderMail(ctx: Context, invoice: IssuedInvoice, facts: { level: number, newDueOn: Date, fee: Decimal }) {
  const { language, currency } = invoice.content
  const template = await getMailTemplate(ctx, `reminder-${facts.level}` as MailTemplateKey, language)
  return renderTemplate(template, {
    ...mailValues(ctx, invoice),
    newDueOn: documentDay(dayText(facts.newDueOn), language),
    fee: formatMoney(facts.fee, currency, language),
  })
}

/** What reminding now would write: level, new due day, fee, recipients and text. */
export async function nextReminder(ctx: Context, { id }: { id: string }) {
  const { invoice, openAmount, level } = await requireRemindable(ctx, id)
  const newDueOn = addDays(todayOf(ctx), await readSetting(ctx, 'invoices.reminder-days'))
  const fee = await reminderFee(ctx, level)
  const recipients = storedRecipients(invoice)
  return {
    level, newDueOn, fee, openAmount, recipients,
    to: recipients.slice(0, 1).map(recipient => recipient.email),
    ...await reminderMail(ctx, invoice, { level, newDueOn, fee }),
  }
}
