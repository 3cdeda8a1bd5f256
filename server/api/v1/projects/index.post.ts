import { defineRoute } from '#server/platform/define-route'
import { createProject } from '#server/domain/projects'
import { Project, ProjectCreate } from '#shared/contracts/projects'

export default defineRoute({
  summary: 'Open a project',
  permission: 'backoffice.projects.write',
  body: ProjectCreate,
  response: Project,
  status: 201,
  audit: 'project.created',
  errors: ['customer.deactivated'],
  handle: (ctx, { body }) => createProject(ctx, body),
})
