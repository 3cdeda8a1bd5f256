import { defineRoute } from '#server/platform/define-route'
import { inviteEmployee } from '#server/domain/employees'
import { InvitationSent } from '#shared/contracts/employees'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Send an employee a mail that says where to sign in',
  permission: 'core.employees.write',
  params: IdParams,
  response: InvitationSent,
  status: 202,
  audit: 'employee.invited',
  errors: ['employee.no-work-email', 'employee.has-left'],
  handle: (ctx, { params }) => inviteEmployee(ctx, params.id),
})
