import { WIDGET_SETTINGS, type WidgetSettings } from '#shared/contracts/dashboard-settings'
import { WidgetInput, type Dashboard } from '#shared/contracts/dashboards'
import type { WidgetType } from '#shared/dashboard-widgets'

/** Stored settings as the kind understands them today; what an earlier version left and no longer fits becomes the default. */
export function settingsOf<T extends WidgetType>(type: T, stored: unknown): WidgetSettings<T> {
  const schema = WIDGET_SETTINGS[type]
  const parsed = schema.safeParse(stored)
  return (parsed.success ? parsed.data : schema.parse({})) as WidgetSettings<T>
}

/** The widgets of a dashboard as new ones for another. */
export function copyable({ widgets }: Pick<Dashboard, 'widgets'>): WidgetInput[] {
  return widgets.map(({ id: _id, visible: _visible, ...widget }) => WidgetInput.parse(widget))
}
