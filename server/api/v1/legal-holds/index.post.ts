import { defineRoute } from '#server/platform/define-route'
import { placeLegalHold } from '#server/domain/privacy'
import { LegalHold, LegalHoldCreate } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'Hold a record: nobody can delete it',
  permission: 'admin.retention.write',
  body: LegalHoldCreate,
  response: LegalHold,
  status: 201,
  audit: 'legal-hold.placed',
  errors: ['legal-hold.already-placed'],
  handle: (ctx, { body }) => placeLegalHold(ctx, body),
})
