import { defineRoute } from '#server/platform/define-route'
import { removeQualification } from '#server/domain/employees'
import { QualificationParams } from '#shared/contracts/employees-qualifications'

export default defineRoute({
  summary: 'Remove a skill or a certificate',
  permission: 'core.employees.write',
  params: QualificationParams,
  audit: 'qualification.removed',
  handle: (ctx, { params }) => removeQualification(ctx, params),
})
