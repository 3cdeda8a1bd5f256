import { defineRoute } from '#server/platform/define-route'
import { reactivateEmployee } from '#server/domain/employees'
import { Employee, VersionOnly } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Take an employee back',
  permission: 'core.employees.write',
  params: IdParams,
  body: VersionOnly,
  response: Employee,
  audit: 'employee.reactivated',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => reactivateEmployee(ctx, { ...params, ...body }),
})
