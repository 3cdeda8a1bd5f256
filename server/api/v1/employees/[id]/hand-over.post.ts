import { defineRoute } from '#server/platform/define-route'
import { handOver } from '#server/domain/leaving'
import { HandedOver, HandOver } from '#shared/contracts/employees-leaving'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Give what hangs on an employee to successors',
  permission: 'core.employees.write',
  params: IdParams,
  body: HandOver,
  response: HandedOver,
  audit: 'employee.handed-over',
  errors: ['permission.missing'],
  handle: (ctx, { params, body }) => handOver(ctx, { ...params, ...body }),
})
