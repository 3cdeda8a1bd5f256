import { defineRoute } from '#server/platform/define-route'
import { reopenDepartment } from '#server/domain/employees'
import { VersionOnly } from '#shared/contracts/employees'
import { Department } from '#shared/contracts/employees-departments'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Open a closed department again',
  permission: 'core.departments.write',
  params: IdParams,
  body: VersionOnly,
  response: Department,
  audit: 'department.reopened',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => reopenDepartment(ctx, { ...params, ...body }),
})
