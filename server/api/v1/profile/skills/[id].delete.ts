import { defineRoute } from '#server/platform/define-route'
import { removeOwnSkill } from '#server/domain/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Remove one of one\'s own skills',
  permission: 'signed-in',
  params: IdParams,
  audit: 'qualification.removed',
  handle: (ctx, { params }) => removeOwnSkill(ctx, params.id),
})
