import { revokeCalendarFeed } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Revoke a calendar address',
  permission: 'core.reminders.read',
  params: IdParams,
  audit: 'calendar-feed.revoked',
  handle: (ctx, { params }) => revokeCalendarFeed(ctx, params.id),
})
