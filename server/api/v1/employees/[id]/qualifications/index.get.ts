import { defineRoute } from '#server/platform/define-route'
import { listQualifications } from '#server/domain/employees'
import { QualificationList } from '#shared/contracts/employees-qualifications'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'List skills and certificates of an employee',
  permission: 'core.employees.read',
  params: IdParams,
  response: QualificationList,
  handle: (ctx, { params }) => listQualifications(ctx, params.id),
})
