import { defineRoute } from '#server/platform/define-route'
import { changeQualification } from '#server/domain/employees'
import { Qualification, QualificationChange, QualificationParams } from '#shared/contracts/employees-qualifications'

export default defineRoute({
  summary: 'Change a skill or a certificate',
  permission: 'core.employees.write',
  params: QualificationParams,
  body: QualificationChange,
  response: Qualification,
  audit: 'qualification.changed',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => changeQualification(ctx, { ...params, ...body }),
})
