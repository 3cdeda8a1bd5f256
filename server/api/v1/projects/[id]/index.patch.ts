import { defineRoute } from '#server/platform/define-route'
import { changeProject } from '#server/domain/projects'
import { Project, ProjectChange } from '#shared/contracts/projects'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change a project',
  permission: 'backoffice.projects.write',
  params: IdParams,
  body: ProjectChange,
  response: Project,
  audit: 'project.changed',
  errors: ['record.changed', 'record.in-use', 'project.customer-required', 'project.ends-before-start', 'customer.deactivated'],
  handle: (ctx, { params, body }) => changeProject(ctx, { ...params, ...body }),
})
