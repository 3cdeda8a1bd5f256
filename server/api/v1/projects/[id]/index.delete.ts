import { defineRoute } from '#server/platform/define-route'
import { deleteProject } from '#server/domain/projects'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Delete a project on which nothing was booked',
  permission: 'backoffice.projects.write',
  params: IdParams,
  audit: 'project.deleted',
  errors: ['record.in-use'],
  handle: (ctx, { params }) => deleteProject(ctx, params.id),
})
