import type { WidgetType } from './dashboard-widgets'

interface DefaultWidget {
  type: WidgetType
  x: number
  y: number
  w: number
  h: number
  settings: Record<string, unknown>
}

type Row = [type: WidgetType, x: number, y: number, w: number, h: number, settings?: Record<string, unknown>]

const of = (...rows: Row[]): DefaultWidget[] => rows.map(([type, x, y, w, h, settings = {}]) => ({ type, x, y, w, h, settings }))

/**
 * Dashboards with which the built-in roles start and to which "as delivered" goes back. Companies found before dashboards existed
 * got the same from the migration.
 */
export const ROLE_DEFAULTS: Record<string, DefaultWidget[]> = {
  administrator: of(
    ['timer', 0, 0, 12, 1],
    ['week', 0, 1, 6, 4], ['waiting', 6, 1, 6, 4],
    ['receivables', 0, 5, 6, 5], ['revenue', 6, 5, 6, 5],
    ['budgets', 0, 10, 6, 5], ['activity', 6, 10, 6, 5],
    ['reminders', 0, 15, 6, 4], ['actions', 6, 15, 6, 4, { actions: ['employees', 'settings', 'audit', 'approvals'] }],
  ),
  manager: of(
    ['timer', 0, 0, 12, 1],
    ['number', 0, 1, 3, 2, { measure: 'INVOICED' }], ['number', 3, 1, 3, 2, { measure: 'RECEIVED' }],
    ['number', 6, 1, 3, 2, { measure: 'BILLABLE_SHARE' }], ['number', 9, 1, 3, 2, { measure: 'HOURS' }],
    ['week', 0, 3, 6, 4], ['waiting', 6, 3, 6, 4],
    ['receivables', 0, 7, 6, 5], ['revenue', 6, 7, 6, 5],
    ['budgets', 0, 12, 6, 5], ['hours', 6, 12, 6, 5],
  ),
  lead: of(
    ['timer', 0, 0, 12, 1],
    ['week', 0, 1, 6, 4], ['waiting', 6, 1, 6, 4],
    ['hours', 0, 5, 6, 5, { by: 'PERSON', people: 'TEAM', period: 'THIS_WEEK' }], ['billable', 6, 5, 6, 5, { people: 'TEAM' }],
    ['budgets', 0, 10, 6, 5], ['reminders', 6, 10, 6, 5],
  ),
  employee: of(
    ['timer', 0, 0, 12, 1],
    ['week', 0, 1, 6, 4], ['waiting', 6, 1, 6, 4],
    ['hours', 0, 5, 6, 4, { people: 'OWN' }], ['reminders', 6, 5, 6, 4],
    ['budgets', 0, 9, 12, 4],
  ),
  accountant: of(
    ['timer', 0, 0, 12, 1],
    ['number', 0, 1, 3, 2, { measure: 'INVOICED' }], ['number', 3, 1, 3, 2, { measure: 'RECEIVED' }],
    ['number', 6, 1, 3, 2, { measure: 'INVOICES' }], ['number', 9, 1, 3, 2, { measure: 'NEW_CUSTOMERS' }],
    ['receivables', 0, 3, 6, 5], ['revenue', 6, 3, 6, 5],
    ['waiting', 0, 8, 6, 4], ['week', 6, 8, 6, 4],
    ['budgets', 0, 12, 6, 5], ['actions', 6, 12, 6, 3, { actions: ['newInvoice', 'invoiceFromTime', 'newCustomer', 'bookTime'] }],
  ),
  auditor: of(
    ['receivables', 0, 0, 6, 5], ['revenue', 6, 0, 6, 5],
    ['activity', 0, 5, 6, 5], ['budgets', 6, 5, 6, 5],
    ['billable', 0, 10, 6, 4], ['actions', 6, 10, 6, 4, { actions: ['audit', 'settings', 'employees'] }],
  ),
}

/** What the default of a role is called in the company's language. */
export function defaultDashboardName(language: string): string {
  return language === 'en' ? 'Overview' : 'Übersicht'
}
