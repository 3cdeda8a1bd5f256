import { listReminders } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { PaymentReminderList } from '#shared/contracts/invoice-delivery'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Payment reminders of an invoice',
  permission: 'backoffice.invoices.read',
  params: IdParams,
  response: PaymentReminderList,
  handle: (ctx, { params }) => listReminders(ctx, params),
})
