import { addDays, dayText } from '#shared/calendar-day'
import type { TemplateValuesQuery } from '#shared/contracts/invoice-delivery'
import { formatMoney } from '#shared/money'
import { readSettings } from '#server/domain/settings'
import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'
import { documentDay } from '../document/document-texts'
import { requireIssuedInvoice } from './issued-invoice'
import { mailValues } from './mail-values'

/** What the placeholders of mail templates would say for a real document, in either language; for the preview of templates. */
export async function getTemplateValues(ctx: Context, { id, language, level }: TemplateValuesQuery & { id: string }) {
  const invoice = await requireIssuedInvoice(ctx, id)
  const settings = await readSettings(ctx, ['invoices.reminder-days', 'invoices.reminder-fee-2', 'invoices.reminder-fee-3'])
  const fee = level === 2 ? settings['invoices.reminder-fee-2'] : level === 3 ? settings['invoices.reminder-fee-3'] : '0.00'
  const content = { ...invoice.content, language }
  return {
    values: {
      ...mailValues(ctx, { ...invoice, content }),
      newDueOn: documentDay(dayText(addDays(todayOf(ctx), settings['invoices.reminder-days'])), language),
      fee: formatMoney(fee, content.currency, language),
    },
  }
}
