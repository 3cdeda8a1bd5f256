import { listCalendarFeeds } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { CalendarFeedList } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'List my calendar addresses',
  permission: 'core.reminders.read',
  response: CalendarFeedList,
  handle: ctx => listCalendarFeeds(ctx),
})
