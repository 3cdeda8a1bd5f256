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
    ['timer', 0, 0, 12, 2],
    ['week', 0, 2, 6, 4], ['waiting', 6, 2, 6, 4],
    ['receivables', 0, 6, 6, 5], ['revenue', 6, 6, 6, 5],
    ['budgets', 0, 11, 6, 5], ['activity', 6, 11, 6, 5],
    ['reminders', 0, 16, 6, 4], ['actions', 6, 16, 6, 4, { actions: ['employees', 'settings', 'audit', 'approvals'] }],
  ),
  manager: of(
    ['timer', 0, 0, 12, 2],
    ['number', 0, 2, 3, 2, { measure: 'INVOICED' }], ['number', 3, 2, 3, 2, { measure: 'RECEIVED' }],
    ['number', 6, 2, 3, 2, { measure: 'BILLABLE_SHARE' }], ['number', 9, 2, 3, 2, { measure: 'HOURS' }],
    ['week', 0, 4, 6, 4], ['waiting', 6, 4, 6, 4],
    ['receivables', 0, 8, 6, 5], ['revenue', 6, 8, 6, 5],
    ['budgets', 0, 13, 6, 5], ['hours', 6, 13, 6, 5],
  ),
  lead: of(
    ['timer', 0, 0, 12, 2],
    ['week', 0, 2, 6, 4], ['waiting', 6, 2, 6, 4],
    ['hours', 0, 6, 6, 5, { by: 'PERSON', people: 'TEAM', period: 'THIS_WEEK' }], ['billable', 6, 6, 6, 5, { people: 'TEAM' }],
    ['budgets', 0, 11, 6, 5], ['reminders', 6, 11, 6, 5],
  ),
  employee: of(
    ['timer', 0, 0, 12, 2],
    ['week', 0, 2, 6, 4], ['waiting', 6, 2, 6, 4],
    ['hours', 0, 6, 6, 4, { people: 'OWN' }], ['reminders', 6, 6, 6, 4],
    ['budgets', 0, 10, 12, 4],
  ),
  accountant: of(
    ['timer', 0, 0, 12, 2],
    ['number', 0, 2, 3, 2, { measure: 'INVOICED' }], ['number', 3, 2, 3, 2, { measure: 'RECEIVED' }],
    ['number', 6, 2, 3, 2, { measure: 'INVOICES' }], ['number', 9, 2, 3, 2, { measure: 'NEW_CUSTOMERS' }],
    ['receivables', 0, 4, 6, 5], ['revenue', 6, 4, 6, 5],
    ['waiting', 0, 9, 6, 4], ['week', 6, 9, 6, 4],
    ['budgets', 0, 13, 6, 5], ['actions', 6, 13, 6, 3, { actions: ['newInvoice', 'invoiceFromTime', 'newCustomer', 'bookTime'] }],
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
