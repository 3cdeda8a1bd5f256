import { SystemErrorList, SystemErrorQuery } from '#shared/contracts/system'
import { listSystemErrors } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'List answers 5xx of the last thirty days',
  permission: 'admin.system.read',
  query: SystemErrorQuery,
  response: SystemErrorList,
  errors: ['installation.not-operator'],
  handle: (ctx, { query }) => listSystemErrors(ctx, query),
})
