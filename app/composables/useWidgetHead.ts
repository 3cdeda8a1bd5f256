import { MEASURES, type Measure } from '#shared/dashboard-widgets'
import type { Permission } from '#shared/permissions'
import type { FiguresOf, SavedListWire, WidgetDataWire, WidgetWire } from '~/dashboards/wire'

interface Link { to: string, permission: Permission | null, label: string }
type Span = { from: string, to: string }

const spanQuery = ({ from, to }: Span) => `from=${from}&to=${to}`

const BEHIND_MEASURE: Record<Measure, (span: Span) => string> = {
  INVOICED: span => `/invoices?${spanQuery(span)}`,
  RECEIVED: span => `/payments?${spanQuery(span)}`,
  INVOICES: span => `/invoices?${spanQuery(span)}`,
  HOURS: span => `/time/entries?${spanQuery(span)}`,
  BILLABLE_HOURS: span => `/time/entries?billable=true&${spanQuery(span)}`,
  BILLABLE_SHARE: span => `/time/entries?${spanQuery(span)}`,
  NEW_CUSTOMERS: () => '/customers?sort=-createdAt',
}

const MEASURE_PAGES: Partial<Record<Measure, Permission>> = { INVOICED: 'backoffice.invoices.read', RECEIVED: 'backoffice.invoices.read' }

/** The list in which the counted rows stand. */
export function measureLink({ measure, from, to }: Pick<FiguresOf<'number'>, 'measure' | 'from' | 'to'>) {
  return { to: BEHIND_MEASURE[measure]({ from, to }), permission: MEASURE_PAGES[measure] ?? MEASURES[measure].permission }
}

const FIXED: Partial<Record<WidgetWire['type'], Link>> = {
  budgets: { to: '/projects', permission: 'backoffice.projects.read', label: 'dashboards.budgets.all' },
  receivables: { to: '/invoices?open=true', permission: 'backoffice.invoices.read', label: 'dashboards.receivables.all' },
  reminders: { to: '/reminders', permission: 'core.reminders.read', label: 'dashboards.reminders.all' },
  revenue: { to: '/income', permission: 'backoffice.finance.read', label: 'dashboards.revenue.open' },
  week: { to: '/time', permission: 'backoffice.time-entries.read', label: 'dashboards.week.open' },
}

/** Heading of a widget (its own title, or its kind) and the page behind it, if the person may open that. */
export function useWidgetHead(widget: () => WidgetWire, data: () => WidgetDataWire | null, list: Ref<SavedListWire | null>) {
  const { t } = useI18n()
  const { can } = useMe()

  const title = computed(() => {
    const { type, settings } = widget()
    if (typeof settings.title === 'string' && settings.title) return settings.title
    if (type === 'list' && list.value) return list.value.name
    if (type === 'number') return t(`dashboards.measure.${String(settings.measure)}`)
    if (type === 'hours') return t(settings.by === 'PERSON' ? 'dashboards.hours.byPerson' : 'dashboards.hours.byProject')
    return t(`dashboards.kind.${type}.title`)
  })

  const link = computed(() => {
    const found = linkOf(widget(), data(), list.value)
    return found && (!found.permission || can(found.permission)) ? { to: found.to, label: t(found.label) } : null
  })

  return { title, link }
}

function linkOf({ type }: WidgetWire, data: WidgetDataWire | null, list: SavedListWire | null): Link | null {
  if (type === 'list') return list && { to: list.to, permission: null, label: 'dashboards.list.open' }
  if (data?.type === 'hours' || data?.type === 'billable') {
    return { to: `/time/entries?${spanQuery(data)}`, permission: 'backoffice.time-entries.read', label: 'dashboards.hours.open' }
  }
  return FIXED[type] ?? null
}
