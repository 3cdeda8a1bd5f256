import { nextReminder } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { PaymentReminderPreview } from '#shared/contracts/invoice-delivery'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'What reminding of an overdue invoice would write',
  permission: 'backoffice.invoices.send',
  params: IdParams,
  response: PaymentReminderPreview,
  errors: ['invoice.not-issued', 'invoice.nothing-open', 'invoice.not-overdue', 'reminder.last-level'],
  handle: (ctx, { params }) => nextReminder(ctx, params),
})
