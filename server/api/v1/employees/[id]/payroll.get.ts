import { defineRoute } from '#server/platform/define-route'
import { getPayrollData } from '#server/domain/employees'
import { PayrollData } from '#shared/contracts/employees-private'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show payroll data of an employee; logged',
  permission: 'core.payroll.read',
  params: IdParams,
  response: PayrollData,
  audit: 'payroll-data.read',
  errors: ['permission.missing', 'payroll.unreadable'],
  handle: (ctx, { params }) => getPayrollData(ctx, params.id),
})
