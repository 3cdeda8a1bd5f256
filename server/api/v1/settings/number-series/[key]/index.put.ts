import { defineRoute } from '#server/platform/define-route'
import { changeNumberSeries } from '#server/domain/settings'
import { NumberSeriesChange, NumberSeriesList, SeriesParams } from '#shared/contracts/settings'

export default defineRoute({
  summary: 'Change the pattern of a number series',
  permission: 'admin.settings.write',
  params: SeriesParams,
  body: NumberSeriesChange,
  response: NumberSeriesList,
  audit: 'number-series.changed',
  errors: ['record.changed', 'number-series.same-pattern'],
  handle: (ctx, { params, body }) => changeNumberSeries(ctx, { ...params, ...body }),
})
