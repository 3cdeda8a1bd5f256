import { defineRoute } from '#server/platform/define-route'
import { deleteDepartment } from '#server/domain/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a department in which nobody works or has worked',
  permission: 'core.departments.write',
  params: IdParams,
  audit: 'department.deleted',
  errors: ['record.in-use'],
  handle: (ctx, { params }) => deleteDepartment(ctx, params.id),
})
