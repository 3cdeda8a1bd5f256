import { defineRoute } from '#server/platform/define-route'
import { listNumberSeries } from '#server/domain/settings'
import { NumberSeriesList } from '#shared/contracts/settings'

export default defineRoute({
  summary: 'List number series with the next number of each',
  permission: 'admin.settings.read',
  response: NumberSeriesList,
  handle: ctx => listNumberSeries(ctx),
})
