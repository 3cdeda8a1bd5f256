import type { Permission } from './permissions'

/** Columns of the grid on which widgets stand. */
export const GRID_COLUMNS = 12
/** A widget is never higher than this many rows. */
export const MOST_ROWS = 12
/** Widgets on one dashboard. */
export const MOST_WIDGETS = 24
/** Saved lists on one dashboard: each is a query of its own. */
export const MOST_LISTS = 3

export interface WidgetSize { w: number, h: number }

interface WidgetDeclaration {
  icon: string
  /** Any of them lets a person see it; null: everybody. Widgets that choose what they show have finer rules, see `maySeeWidget`. */
  permissions: readonly Permission[] | null
  size: WidgetSize
  min: WidgetSize
  /** What it shows comes with the figures of the dashboard, beside its settings. */
  hasData: boolean
}

/** Every kind of widget; its settings are in shared/contracts/dashboard-settings.ts, its data in server/domain/dashboards/widgets. */
export const WIDGETS = {
  actions: { icon: 'i-lucide-zap', permissions: null, size: { w: 4, h: 3 }, min: { w: 2, h: 2 }, hasData: false },
  activity: { icon: 'i-lucide-activity', permissions: null, size: { w: 4, h: 4 }, min: { w: 3, h: 3 }, hasData: true },
  billable: {
    icon: 'i-lucide-chart-pie', permissions: ['backoffice.time-entries.read'], size: { w: 6, h: 4 }, min: { w: 3, h: 3 }, hasData: true,
  },
  budgets: {
    icon: 'i-lucide-gauge', permissions: ['backoffice.projects.read'], size: { w: 6, h: 4 }, min: { w: 3, h: 3 }, hasData: true,
  },
  hours: {
    icon: 'i-lucide-clock', permissions: ['backoffice.time-entries.read'], size: { w: 6, h: 4 }, min: { w: 3, h: 3 }, hasData: true,
  },
  list: {
    icon: 'i-lucide-list-filter',
    permissions: ['backoffice.invoices.read', 'backoffice.customers.read', 'backoffice.projects.read', 'core.documents.read'],
    size: { w: 6, h: 4 }, min: { w: 3, h: 3 }, hasData: false,
  },
  notes: { icon: 'i-lucide-sticky-note', permissions: null, size: { w: 4, h: 3 }, min: { w: 2, h: 2 }, hasData: false },
  number: {
    icon: 'i-lucide-trending-up',
    permissions: ['backoffice.finance.read', 'backoffice.invoices.read', 'backoffice.time-entries.read', 'backoffice.customers.read'],
    size: { w: 3, h: 2 }, min: { w: 2, h: 2 }, hasData: true,
  },
  receivables: {
    icon: 'i-lucide-receipt-text', permissions: ['backoffice.invoices.read'], size: { w: 6, h: 5 }, min: { w: 3, h: 3 },
    hasData: true,
  },
  reminders: {
    icon: 'i-lucide-alarm-clock', permissions: ['core.reminders.read'], size: { w: 4, h: 4 }, min: { w: 3, h: 2 }, hasData: true,
  },
  revenue: {
    icon: 'i-lucide-chart-column', permissions: ['backoffice.finance.read'], size: { w: 6, h: 5 }, min: { w: 4, h: 4 }, hasData: true,
  },
  timer: {
    icon: 'i-lucide-timer', permissions: ['backoffice.time-entries.write'], size: { w: 12, h: 1 }, min: { w: 8, h: 1 }, hasData: false,
  },
  waiting: { icon: 'i-lucide-clipboard-check', permissions: null, size: { w: 6, h: 4 }, min: { w: 3, h: 3 }, hasData: true },
  week: {
    icon: 'i-lucide-calendar-days', permissions: ['backoffice.time-entries.read'], size: { w: 6, h: 4 }, min: { w: 3, h: 4 }, hasData: true,
  },
} as const satisfies Record<string, WidgetDeclaration>

export type WidgetType = keyof typeof WIDGETS

/** All kinds, for enums of contracts. */
export const WIDGET_TYPES = Object.keys(WIDGETS) as [WidgetType, ...WidgetType[]]

interface MeasureDeclaration {
  permission: Permission
  unit: 'money' | 'minutes' | 'percent' | 'count'
}

/** What the widget "number" can count. */
export const MEASURES = {
  INVOICED: { permission: 'backoffice.finance.read', unit: 'money' },
  RECEIVED: { permission: 'backoffice.finance.read', unit: 'money' },
  INVOICES: { permission: 'backoffice.invoices.read', unit: 'count' },
  HOURS: { permission: 'backoffice.time-entries.read', unit: 'minutes' },
  BILLABLE_HOURS: { permission: 'backoffice.time-entries.read', unit: 'minutes' },
  BILLABLE_SHARE: { permission: 'backoffice.time-entries.read', unit: 'percent' },
  NEW_CUSTOMERS: { permission: 'backoffice.customers.read', unit: 'count' },
} as const satisfies Record<string, MeasureDeclaration>

export type Measure = keyof typeof MEASURES

export const MEASURE_NAMES = Object.keys(MEASURES) as [Measure, ...Measure[]]

/** Lists of which a saved view can be shown, with the permission of their page. */
export const LIST_AREAS = {
  customers: { permission: 'backoffice.customers.read', path: '/customers' },
  documents: { permission: 'core.documents.read', path: '/documents' },
  invoices: { permission: 'backoffice.invoices.read', path: '/invoices' },
  projects: { permission: 'backoffice.projects.read', path: '/projects' },
} as const satisfies Record<string, { permission: Permission, path: string }>

export type ListArea = keyof typeof LIST_AREAS

/** What the widget "quick actions" can offer. */
export const QUICK_ACTIONS = {
  bookTime: { icon: 'i-lucide-clock-plus', to: '/time?new=1', permission: 'backoffice.time-entries.write' },
  newInvoice: { icon: 'i-lucide-file-plus-2', to: '/invoices/new', permission: 'backoffice.invoices.write' },
  invoiceFromTime: { icon: 'i-lucide-calendar-clock', to: '/invoices/from-time', permission: 'backoffice.invoices.write' },
  newCustomer: { icon: 'i-lucide-building-2', to: '/customers?new=1', permission: 'backoffice.customers.write' },
  newProject: { icon: 'i-lucide-folder-plus', to: '/projects?new=1', permission: 'backoffice.projects.write' },
  approvals: { icon: 'i-lucide-clipboard-check', to: '/time/approvals', permission: 'backoffice.time-entries.approve' },
  employees: { icon: 'i-lucide-users', to: '/employees', permission: 'core.employees.read' },
  audit: { icon: 'i-lucide-scroll-text', to: '/admin/audit', permission: 'admin.audit.read' },
  settings: { icon: 'i-lucide-settings', to: '/settings', permission: 'admin.settings.read' },
} as const satisfies Record<string, { icon: string, to: string, permission: Permission }>

export type QuickAction = keyof typeof QUICK_ACTIONS

export const QUICK_ACTION_NAMES = Object.keys(QUICK_ACTIONS) as [QuickAction, ...QuickAction[]]

/**
 * Whether a person may see such a widget: permission of its kind, and of the measure it counts. Nobody holds the permissions of a
 * module that is off, so its widgets are gone with it.
 */
export function maySeeWidget(can: (permission: Permission) => boolean, type: WidgetType, settings?: { measure?: Measure }): boolean {
  const { permissions }: WidgetDeclaration = WIDGETS[type]
  if (permissions && !permissions.some(permission => can(permission))) return false
  return !settings?.measure || can(MEASURES[settings.measure].permission)
}
