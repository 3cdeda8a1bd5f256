import { defineRoute } from '#server/platform/define-route'
import { createRetentionClass } from '#server/domain/privacy'
import { RetentionClass, RetentionClassCreate } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'Add a retention class of the company',
  permission: 'admin.retention.write',
  body: RetentionClassCreate,
  response: RetentionClass,
  status: 201,
  audit: 'retention-class.created',
  errors: ['retention-class.duplicate'],
  handle: (ctx, { body }) => createRetentionClass(ctx, body),
})
