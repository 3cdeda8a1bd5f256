import { MaintenanceTaskParams } from '#shared/contracts/system'
import { startMaintenanceTask } from '#server/domain/operations'
import { defineRoute } from '#server/platform/define-route'

export default defineRoute({
  summary: 'Start a task of maintenance now',
  permission: 'admin.system.write',
  params: MaintenanceTaskParams,
  status: 202,
  audit: 'maintenance.started',
  errors: ['installation.not-operator'],
  handle: (ctx, { params }) => startMaintenanceTask(ctx, params.task),
})
