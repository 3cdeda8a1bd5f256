import { defineRoute } from '#server/platform/define-route'
import { addPosition } from '#server/domain/employees'
import { Position, PositionCreate } from '#shared/contracts/employees-employment'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Add a position of the past',
  permission: 'core.employees.write',
  params: IdParams,
  body: PositionCreate,
  response: Position,
  status: 201,
  audit: 'position.added',
  errors: ['position.overlaps', 'position.ends-before-start'],
  handle: (ctx, { params, body }) => addPosition(ctx, { ...params, ...body }),
})
