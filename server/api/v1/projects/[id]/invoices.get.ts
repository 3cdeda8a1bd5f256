import { defineRoute } from '#server/platform/define-route'
import { listProjectInvoices } from '#server/domain/projects'
import { ProjectInvoices } from '#shared/contracts/projects'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'List the invoices that bill time of a project',
  permission: 'backoffice.invoices.read',
  params: IdParams,
  response: ProjectInvoices,
  errors: ['permission.missing'],
  handle: (ctx, { params }) => listProjectInvoices(ctx, params.id),
})
