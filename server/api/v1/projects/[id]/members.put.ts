import { defineRoute } from '#server/platform/define-route'
import { setProjectMembers } from '#server/domain/projects'
import { Project, ProjectMembersChange } from '#shared/contracts/projects'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Replace the members of a project and their rates',
  permission: 'backoffice.projects.write',
  params: IdParams,
  body: ProjectMembersChange,
  response: Project,
  audit: 'project.members-set',
  errors: ['record.changed'],
  handle: (ctx, { params, body }) => setProjectMembers(ctx, { ...params, ...body }),
})
