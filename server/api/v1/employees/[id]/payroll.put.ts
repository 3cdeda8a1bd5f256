import { defineRoute } from '#server/platform/define-route'
import { changePayrollData } from '#server/domain/employees'
import { PayrollData, PayrollDataChange } from '#shared/contracts/employees-private'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change payroll data of an employee',
  permission: 'core.payroll.write',
  params: IdParams,
  body: PayrollDataChange,
  response: PayrollData,
  audit: 'payroll-data.changed',
  errors: ['record.changed', 'permission.missing', 'payroll.unreadable'],
  handle: (ctx, { params, body }) => changePayrollData(ctx, { ...params, ...body }),
})
