import { defineRoute } from '#server/platform/define-route'
import { listRetentionClasses } from '#server/domain/privacy'
import { RetentionClassList } from '#shared/contracts/privacy'

export default defineRoute({
  summary: 'List retention classes',
  permission: 'signed-in',
  response: RetentionClassList,
  handle: ctx => listRetentionClasses(ctx),
})
