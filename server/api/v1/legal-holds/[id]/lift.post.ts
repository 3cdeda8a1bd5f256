import { defineRoute } from '#server/platform/define-route'
import { liftLegalHold } from '#server/domain/privacy'
import { IdParams } from '#shared/contracts/primitives'
import { LegalHold, LegalHoldLift } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'Lift a legal hold',
  permission: 'admin.retention.write',
  params: IdParams,
  body: LegalHoldLift,
  response: LegalHold,
  audit: 'legal-hold.lifted',
  errors: ['legal-hold.already-lifted'],
  handle: (ctx, { params, body }) => liftLegalHold(ctx, { ...params, ...body }),
})
