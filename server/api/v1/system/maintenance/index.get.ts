import { MaintenanceRunList, MaintenanceRunQuery } from '#shared/contracts/system'
import { listMaintenanceRuns } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'List runs of maintenance, backup and restore',
  permission: 'admin.system.read',
  query: MaintenanceRunQuery,
  response: MaintenanceRunList,
  errors: ['installation.not-operator'],
  handle: (ctx, { query }) => listMaintenanceRuns(ctx, query),
})
