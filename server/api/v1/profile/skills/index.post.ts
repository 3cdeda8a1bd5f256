import { defineRoute } from '#server/platform/define-route'
import { addOwnSkill } from '#server/domain/employees'
import { OwnSkillCreate, Qualification } from '#shared/contracts/employees-qualifications'

export default defineRoute({
  summary: 'Say what one can',
  permission: 'signed-in',
  body: OwnSkillCreate,
  response: Qualification,
  status: 201,
  audit: 'qualification.added',
  handle: (ctx, { body }) => addOwnSkill(ctx, body),
})
