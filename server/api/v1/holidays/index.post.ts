import { defineRoute } from '#server/platform/define-route'
import { createHoliday } from '#server/domain/settings'
import { CompanyHoliday, HolidayCreate } from '#shared/contracts/holidays'

export default defineRoute({
  summary: 'Add a day off of the company, or mark a public holiday as worked',
  permission: 'admin.settings.write',
  body: HolidayCreate,
  response: CompanyHoliday,
  status: 201,
  audit: 'holiday.created',
  errors: ['holiday.duplicate'],
  handle: (ctx, { body }) => createHoliday(ctx, body),
})
