import { defineRoute } from '#server/platform/define-route'
import { changeHoliday } from '#server/domain/settings'
import { CompanyHoliday, HolidayChange } from '#shared/contracts/holidays'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Change a day of the company',
  permission: 'admin.settings.write',
  params: IdParams,
  body: HolidayChange,
  response: CompanyHoliday,
  audit: 'holiday.changed',
  errors: ['record.changed', 'holiday.duplicate'],
  handle: (ctx, { params, body }) => changeHoliday(ctx, { ...params, ...body }),
})
