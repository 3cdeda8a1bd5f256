import { remindPayment } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { PaymentReminder, PaymentReminderCreate } from '#shared/contracts/invoice-delivery'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Remind of an overdue invoice by letter and, if wished, mail',
  permission: 'backoffice.invoices.send',
  params: IdParams,
  body: PaymentReminderCreate,
  response: PaymentReminder,
  status: 201,
  audit: 'invoice.reminded',
  errors: ['invoice.not-issued', 'invoice.nothing-open', 'invoice.not-overdue', 'reminder.last-level', 'reminder.other-level',
    'reminder.fee-not-allowed'],
  handle: (ctx, { params, body }) => remindPayment(ctx, { ...body, ...params }),
})
