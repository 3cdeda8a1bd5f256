import { z } from 'zod'
import { withinGrid } from '../dashboard-layout'
import { GRID_COLUMNS, MOST_LISTS, MOST_ROWS, MOST_WIDGETS, WIDGETS, WIDGET_TYPES, type WidgetType } from '../dashboard-widgets'
import { WIDGET_SETTINGS } from './dashboard-settings'
import { Id, Instant, line, Version } from './primitives'

const place = {
  x: z.int().min(0).max(GRID_COLUMNS - 1),
  y: z.int().min(0).max(400),
  w: z.int().min(1).max(GRID_COLUMNS),
  h: z.int().min(1).max(MOST_ROWS),
}

function widget<T extends WidgetType>(type: T) {
  return z.strictObject({ ...place, id: Id.optional(), type: z.literal(type), settings: WIDGET_SETTINGS[type] })
}

/** One widget as a person places it; which settings it has depends on its kind. With an `id` it is one that is already there. */
export const WidgetInput = z.discriminatedUnion('type', [
  widget('actions'), widget('activity'), widget('billable'), widget('budgets'), widget('hours'), widget('list'), widget('notes'),
  widget('number'), widget('receivables'), widget('reminders'), widget('revenue'), widget('timer'), widget('waiting'), widget('week'),
]).transform(input => withinGrid(input, WIDGETS[input.type].min))
export type WidgetInput = z.output<typeof WidgetInput>

const widgets = z.array(WidgetInput).max(MOST_WIDGETS)
  .refine(list => list.filter(input => input.type === 'list').length <= MOST_LISTS, { error: 'dashboard.too-many-lists' })

/** `copyOf` takes over the widgets of a dashboard one may see, `roleId` makes it the default of a role; without either it is empty. */
export const DashboardCreate = z.strictObject({
  name: line(60, 1),
  copyOf: Id.optional(),
  roleId: Id.optional(),
  widgets: widgets.optional(),
})
export type DashboardCreate = z.output<typeof DashboardCreate>

/** Everything of a dashboard at once. */
export const DashboardReplace = z.strictObject({ version: Version, name: line(60, 1), shared: z.boolean(), widgets })
export type DashboardReplace = z.output<typeof DashboardReplace>

export const DashboardReset = z.strictObject({ version: Version })

/** Ids of one's own dashboards in the order of their tabs. */
export const DashboardOrder = z.strictObject({ ids: z.array(Id).min(1).max(50) })
export type DashboardOrder = z.output<typeof DashboardOrder>

const tabFields = {
  id: Id,
  name: z.string(),
  /** `own`: the person's; `role`: what their role starts with; `shared`: somebody else's to look at. */
  kind: z.enum(['own', 'role', 'shared']),
  shared: z.boolean(),
  /** Whose it is; null for role defaults. */
  owner: z.string().nullable(),
  version: Version,
}

export const DashboardTab = z.object(tabFields)
export type DashboardTab = z.output<typeof DashboardTab>

/** A widget as it stands, with settings that fit its kind. */
export const Widget = z.object({
  id: Id, type: z.enum(WIDGET_TYPES), x: z.int(), y: z.int(), w: z.int(), h: z.int(),
  settings: z.record(z.string(), z.json()),
  /** False: the person lacks the permission, or the module is off. */
  visible: z.boolean(),
})
export type Widget = z.output<typeof Widget>

export const Dashboard = z.object({
  ...tabFields,
  roleId: Id.nullable(),
  /** Whether the person may change it. */
  editable: z.boolean(),
  updatedAt: Instant,
  widgets: z.array(Widget),
})
export type Dashboard = z.output<typeof Dashboard>

export const HomeQuery = z.strictObject({ dashboardId: Id.optional() })

/** Tabs of the person and the chosen dashboard, which is the first one unless asked otherwise. */
export const Home = z.object({ tabs: z.array(DashboardTab), dashboard: Dashboard.nullable() })
export type Home = z.output<typeof Home>

export const DashboardList = z.object({ items: z.array(DashboardTab) })

/** Roles with their default, as the administrator sees them. */
export const RoleDefaultList = z.object({
  items: z.array(z.object({
    roleId: Id, key: z.string(), name: z.string(), builtIn: z.boolean(),
    dashboardId: Id.nullable(), widgetCount: z.int(), updatedAt: Instant.nullable(),
  })),
})

/** One widget that is not saved yet, or asked for alone; `settings` is JSON. */
export const WidgetDataQuery = z.strictObject({
  type: z.enum(WIDGET_TYPES),
  settings: z.string().max(6000).default('{}'),
})
export type WidgetDataQuery = z.output<typeof WidgetDataQuery>
