import { defineRoute } from '#server/platform/define-route'
import { changeOwnSkill } from '#server/domain/employees'
import { OwnSkillChange, Qualification } from '#shared/contracts/employees-qualifications'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change one of one\'s own skills',
  permission: 'signed-in',
  params: IdParams,
  body: OwnSkillChange,
  response: Qualification,
  audit: 'qualification.changed',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => changeOwnSkill(ctx, { ...params, ...body }),
})
