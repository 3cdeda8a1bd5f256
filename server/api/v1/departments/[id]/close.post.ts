import { defineRoute } from '#server/platform/define-route'
import { closeDepartment } from '#server/domain/employees'
import { VersionOnly } from '#shared/contracts/employees'
import { Department } from '#shared/contracts/employees-departments'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Close a department in which nobody is left',
  permission: 'core.departments.write',
  params: IdParams,
  body: VersionOnly,
  response: Department,
  audit: 'department.closed',
  errors: ['record.changed', 'department.not-empty', 'department.closed'],
  handle: (ctx, { params, body }) => closeDepartment(ctx, { ...params, ...body }),
})
