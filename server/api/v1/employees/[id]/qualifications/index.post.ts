import { defineRoute } from '#server/platform/define-route'
import { addQualification } from '#server/domain/employees'
import { Qualification, QualificationCreate } from '#shared/contracts/employees-qualifications'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Record a skill or a certificate',
  permission: 'core.employees.write',
  params: IdParams,
  body: QualificationCreate,
  response: Qualification,
  status: 201,
  audit: 'qualification.added',
  handle: (ctx, { params, body }) => addQualification(ctx, { ...params, ...body }),
})
