import { defineRoute } from '#server/platform/define-route'
import { tryRoleMappings } from '#server/domain/roles'
import { MappingTrial, MappingTrialResult } from '#shared/contracts/roles'

export default defineRoute({
  summary: 'Show whose roles a change of the mappings would change, by the claims of the last sign-ins',
  permission: 'admin.roles.read',
  query: MappingTrial,
  response: MappingTrialResult,
  handle: (ctx, { query }) => tryRoleMappings(ctx, query),
})
