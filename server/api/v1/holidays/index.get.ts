import { defineRoute } from '#server/platform/define-route'
import { listHolidays } from '#server/domain/settings'
import { HolidayQuery, HolidayYear } from '#shared/contracts/holidays'

export default defineRoute({
  summary: 'List the holidays of a year: by law and of the company',
  permission: 'signed-in',
  query: HolidayQuery,
  response: HolidayYear,
  handle: (ctx, { query }) => listHolidays(ctx, query),
})
