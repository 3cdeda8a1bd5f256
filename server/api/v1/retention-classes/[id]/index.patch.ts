import { defineRoute } from '#server/platform/define-route'
import { changeRetentionClass } from '#server/domain/privacy'
import { IdParams } from '#shared/contracts/primitives'
import { RetentionClass, RetentionClassChange } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'Change a retention class of the company',
  permission: 'admin.retention.write',
  params: IdParams,
  body: RetentionClassChange,
  response: RetentionClass,
  audit: 'retention-class.changed',
  errors: ['record.changed', 'retention-class.built-in', 'retention-class.duplicate'],
  handle: (ctx, { params, body }) => changeRetentionClass(ctx, { ...params, ...body }),
})
