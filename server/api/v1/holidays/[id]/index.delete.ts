import { defineRoute } from '#server/platform/define-route'
import { deleteHoliday } from '#server/domain/settings'
import { IdParams } from '#shared/contracts/primitives'

export default defineRoute({
  summary: 'Remove a day of the company',
  permission: 'admin.settings.write',
  params: IdParams,
  audit: 'holiday.deleted',
  handle: (ctx, { params }) => deleteHoliday(ctx, params.id),
})
