import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { reminderFields, toReminder } from './reminder-fields'

/** Reminders of an invoice, first level first. Throws `record.not-found`. */
export async function listReminders(ctx: Context, { id }: { id: string }) {
  required(await ctx.db.invoice.findFirst({ where: { id }, select: { id: true } }))
  const rows = await ctx.db.paymentReminder.findMany({ where: { invoiceId: id }, select: reminderFields, orderBy: { level: 'asc' } })
  return { items: rows.map(toReminder), total: rows.length }
}
