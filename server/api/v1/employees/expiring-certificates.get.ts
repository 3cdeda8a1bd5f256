import { defineRoute } from '#server/platform/define-route'
import { listExpiringCertificates } from '#server/domain/employees'
import { ExpiringQuery } from '#shared/contracts/employees'
import { ExpiringList } from '#shared/contracts/employees-qualifications'

export default defineRoute({
  summary: 'List certificates that run out soon or have',
  permission: 'core.employees.read',
  query: ExpiringQuery,
  response: ExpiringList,
  handle: (ctx, { query }) => listExpiringCertificates(ctx, query),
})
