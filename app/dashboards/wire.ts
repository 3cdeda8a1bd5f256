import type { z } from 'zod'
import type { SavedLists, WidgetAnswer, WidgetData } from '#shared/contracts/dashboard-data'
import type { WidgetSettings } from '#shared/contracts/dashboard-settings'
import type { Dashboard, DashboardReplace, DashboardTab, Widget } from '#shared/contracts/dashboards'
import type { WidgetType } from '#shared/dashboard-widgets'

export type DashboardWire = z.input<typeof Dashboard>
export type TabWire = z.input<typeof DashboardTab>
export type WidgetWire = z.input<typeof Widget>
/** A widget as the server takes it. */
export type SentWidget = z.input<typeof DashboardReplace>['widgets'][number]
export type WidgetDataWire = z.input<typeof WidgetData>
export type AnswerWire = z.input<typeof WidgetAnswer>
export type SavedListWire = z.input<typeof SavedLists>['items'][number]
/** Figures of one kind of widget. */
export type FiguresOf<T extends WidgetDataWire['type']> = Extract<WidgetDataWire, { type: T }>
/** Settings of one kind of widget, as the server hands them out: complete and fitting. */
export type SettingsOf<T extends WidgetType> = WidgetSettings<T>
