import { getTemplateValues } from '#server/domain/invoices'
import { defineRoute } from '#server/platform/define-route'
import { TemplateValues, TemplateValuesQuery } from '#shared/contracts/invoice-delivery'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'What the placeholders of mail templates say for a document',
  permission: 'backoffice.invoices.read',
  params: IdParams,
  query: TemplateValuesQuery,
  response: TemplateValues,
  errors: ['invoice.not-issued'],
  handle: (ctx, { params, query }) => getTemplateValues(ctx, { ...params, ...query }),
})
