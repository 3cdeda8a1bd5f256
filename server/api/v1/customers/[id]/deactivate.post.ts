import { defineRoute } from '#server/platform/define-route'
import { deactivateCustomer } from '#server/domain/customers'
import { Customer } from '#shared/contracts/customers'
import { VersionOnly } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Take a customer out of selections',
  permission: 'backoffice.customers.write',
  params: IdParams,
  body: VersionOnly,
  response: Customer,
  audit: 'customer.deactivated',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => deactivateCustomer(ctx, { ...params, ...body }),
})
