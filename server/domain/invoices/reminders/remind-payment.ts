import { dayText } from '#shared/calendar-day'
import type { PaymentReminderCreate } from '#shared/contracts/invoice-delivery'
import { decimal, moneyText, type Decimal } from '#shared/money'
import type { PaymentReminderContent } from '#shared/invoice-content'
import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { invalidFields, Problem } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { todayOf } from '#server/platform/today'
import type { IssuedInvoice } from '../delivery/issued-invoice'
import { chosenRecipients } from '../delivery/mail-recipients'
import { renderReminderJob } from '../jobs/render-reminder'
import { reminderFee, requireRemindable } from './next-reminder'
import { reminderFields, toReminder } from './reminder-fields'

constraintMeans('PaymentReminder_tenantId_invoiceId_level_key', 'reminder.other-level')

interface Claim {
  level: number
  remindedOn: Date
  newDueOn: Date
  fee: Decimal
  openAmount: Decimal
}

function reminderContent({ content, grossTotal, paidTotal }: IssuedInvoice, claim: Claim): PaymentReminderContent {
  const { language, currency, seller, buyer, bankAccount, logo } = content
  return {
    schema: 1,
    level: claim.level,
    remindedOn: dayText(claim.remindedOn),
    newDueOn: dayText(claim.newDueOn),
    language, currency, seller, buyer, bankAccount, logo,
    invoiceNumber: content.number,
    invoiceIssuedOn: content.issuedOn,
    invoiceDueOn: content.dueOn,
    grossTotal: moneyText(grossTotal),
    paidTotal: moneyText(paidTotal),
    openAmount: moneyText(claim.openAmount),
    fee: moneyText(claim.fee),
    dueTotal: moneyText(claim.openAmount.plus(claim.fee)),
  }
}

/**
 * Writes the next payment reminder of an overdue invoice; letter and, if wished, mail follow by a job. Throws
 * `reminder.other-level` when somebody was faster, `invoice.nothing-open`, `invoice.not-overdue`, `reminder.last-level`.
 */
export async function remindPayment(ctx: Context, { id, ...input }: PaymentReminderCreate & { id: string }) {
  const { invoice, openAmount, level } = await requireRemindable(ctx, id)
  if (input.level !== level) throw new Problem('reminder.other-level', { details: { level } })
  const remindedOn = todayOf(ctx)
  if (input.newDueOn <= remindedOn) throw invalidFields([{ pointer: '#/newDueOn', code: 'reminder.due-in-past' }])
  const mail = input.mail ? { ...input.mail, to: chosenRecipients(invoice, input.mail.to, '#/mail/to') } : null
  const fee = await reminderFee(ctx, level, input.fee && decimal(input.fee))
  const claim = { level, remindedOn, newDueOn: input.newDueOn, fee, openAmount }
  const row = await ctx.db.paymentReminder.create({
    data: {
      invoiceId: id, level, remindedOn, newDueOn: claim.newDueOn, fee: claim.fee, openAmount,
      content: reminderContent(invoice, claim), createdById: ctx.actor.employeeId,
    },
    select: reminderFields,
  })
  await enqueue(ctx, renderReminderJob, { reminderId: row.id, mail })
  return toReminder(row)
}
