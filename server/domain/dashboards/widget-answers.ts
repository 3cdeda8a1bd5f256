import type { WidgetAnswer, WidgetData } from '#shared/contracts/dashboard-data'
import { maySeeWidget, WIDGETS, type Measure, type WidgetType } from '#shared/dashboard-widgets'
import { Prisma } from '#server/generated/prisma/client'
import { teamOf } from '#server/domain/employees'
import type { Context } from '#server/platform/context'
import { log } from '#server/platform/log'
import { todayOf } from '#server/platform/today'
import { WIDGET_SOURCES } from './widgets'
import type { Viewer, WidgetSource } from './widgets/widget-source'

/** A widget whose figures are wanted. */
export interface Wanted { id: string, type: WidgetType, settings: unknown }

interface Sourced extends Wanted { source: WidgetSource, settings: never }

/**
 * Figures of all widgets in one statement, two where the person's team counts. A widget the person may not see answers `hidden`, one
 * whose figures make no sense `failed`; the others are not harmed.
 */
export async function answerWidgets(ctx: Context, wanted: readonly Wanted[]): Promise<WidgetAnswer[]> {
  const withData = wanted.filter(widget => WIDGETS[widget.type].hasData)
  const allowed = withData.filter(widget => maySeeWidget(ctx.can, widget.type, widget.settings as { measure?: Measure }))
  const sourced = allowed.map((widget): Sourced => ({
    ...widget, settings: widget.settings as never, source: WIDGET_SOURCES[widget.type as WidgetData['type']] as unknown as WidgetSource,
  }))
  const figures = await readFigures(ctx, sourced)
  return withData.map(widget => figures.get(widget.id) ?? { widgetId: widget.id, data: null, problem: 'hidden' })
}

async function readFigures(ctx: Context, sourced: readonly Sourced[]): Promise<Map<string, WidgetAnswer>> {
  if (sourced.length === 0) return new Map()
  const needsTeam = sourced.some(({ source, settings }) => source.needsTeam(ctx, settings))
  const viewer: Viewer = { ctx, today: todayOf(ctx), team: needsTeam ? await teamOf(ctx) : [] }
  const parts = sourced.map(({ source, settings }) => source.sql(viewer, settings))
  const [row] = await ctx.db.$queryRaw<{ figures: unknown[] }[]>`SELECT json_build_array(${Prisma.join(parts)}) AS figures`
  return new Map(sourced.map((widget, index) => [widget.id, answerOf(viewer, widget, row?.figures[index])]))
}

function answerOf(viewer: Viewer, { id, type, source, settings }: Sourced, json: unknown): WidgetAnswer {
  try {
    return { widgetId: id, data: source.data(json as never, settings, viewer), problem: null }
  }
  catch (error) {
    log.error({ err: error, widget: type }, 'figures of a widget failed')
    return { widgetId: id, data: null, problem: 'failed' }
  }
}
