import { createCalendarFeed } from '#server/domain/reminders'
import { defineRoute } from '#server/platform/define-route'
import { NewCalendarFeed } from '#shared/contracts/reminders'

export default defineRoute({
  summary: 'Make an address at which a calendar program reads my reminders',
  permission: 'core.reminders.read',
  response: NewCalendarFeed,
  status: 201,
  audit: 'calendar-feed.created',
  errors: ['calendar-feed.too-many'],
  handle: ctx => createCalendarFeed(ctx),
})
