import { defineRoute } from '#server/platform/define-route'
import { reactivateCustomer } from '#server/domain/customers'
import { Customer } from '#shared/contracts/customers'
import { VersionOnly } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Take a deactivated customer back',
  permission: 'backoffice.customers.write',
  params: IdParams,
  body: VersionOnly,
  response: Customer,
  audit: 'customer.reactivated',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => reactivateCustomer(ctx, { ...params, ...body }),
})
