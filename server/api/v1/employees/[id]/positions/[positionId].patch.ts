import { defineRoute } from '#server/platform/define-route'
import { correctPosition } from '#server/domain/employees'
import { Position, PositionChange, PositionParams } from '#shared/contracts/employees-employment'

export default defineRoute({
  summary: 'Correct the history of positions',
  permission: 'core.employees.write',
  params: PositionParams,
  body: PositionChange,
  response: Position,
  audit: 'position.corrected',
  errors: ['position.present', 'position.overlaps', 'position.ends-before-start'],
  handle: (ctx, { params, body }) => correctPosition(ctx, { ...params, ...body }),
})
