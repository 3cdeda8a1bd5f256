import { defineRoute } from '#server/platform/define-route'
import { listProjects } from '#server/domain/projects'
import { ProjectList, ProjectQuery } from '#shared/contracts/projects'

export default defineRoute({
  summary: 'List projects',
  permission: 'backoffice.projects.read',
  query: ProjectQuery,
  response: ProjectList,
  handle: (ctx, { query }) => listProjects(ctx, query),
})
