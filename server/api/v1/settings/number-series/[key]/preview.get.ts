import { defineRoute } from '#server/platform/define-route'
import { previewNumberSeries } from '#server/domain/settings'
import { NumberSeriesPreview, NumberSeriesPreviewQuery, SeriesParams } from '#shared/contracts/settings'

export default defineRoute({
  summary: 'What a pattern would draw next',
  permission: 'admin.settings.read',
  params: SeriesParams,
  query: NumberSeriesPreviewQuery,
  response: NumberSeriesPreview,
  errors: ['number-series.same-pattern'],
  handle: (ctx, { params, query }) => previewNumberSeries(ctx, { ...params, ...query }),
})
