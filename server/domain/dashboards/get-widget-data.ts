import type { WidgetAnswer } from '#shared/contracts/dashboard-data'
import type { WidgetDataQuery } from '#shared/contracts/dashboards'
import { WIDGET_SETTINGS } from '#shared/contracts/dashboard-settings'
import type { Context } from '#server/platform/context'
import { invalidFields } from '#server/platform/errors'
import { answerWidgets } from './widget-answers'

/** Figures of one widget with settings that need not be saved: for its preview, and when it is asked for alone. */
export async function getWidgetData(ctx: Context, { type, settings }: WidgetDataQuery): Promise<WidgetAnswer> {
  const parsed = WIDGET_SETTINGS[type].safeParse(jsonOf(settings))
  if (!parsed.success) throw invalidFields([{ pointer: '#/settings', code: 'request.invalid' }])
  const [answer] = await answerWidgets(ctx, [{ id: type, type, settings: parsed.data }])
  return answer ?? { widgetId: type, data: null, problem: null }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  }
  catch {
    return null
  }
}
