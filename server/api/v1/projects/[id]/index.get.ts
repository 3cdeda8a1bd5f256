import { defineRoute } from '#server/platform/define-route'
import { getProject } from '#server/domain/projects'
import { ProjectDetail } from '#shared/contracts/projects'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Show a project with members and budget',
  permission: 'backoffice.projects.read',
  params: IdParams,
  response: ProjectDetail,
  handle: (ctx, { params }) => getProject(ctx, params.id),
})
