/** As people see it: OVERDUE is an issued or partly paid invoice whose due day has passed. */
export const INVOICE_STATUSES = ['DRAFT', 'ISSUED', 'PARTLY_PAID', 'PAID', 'OVERDUE', 'CANCELLED'] as const
export type InvoiceStatus = typeof INVOICE_STATUSES[number]
export const TIME_GROUPINGS = ['ACTIVITY', 'PERSON', 'DAY', 'SINGLE'] as const
export type TimeGrouping = typeof TIME_GROUPINGS[number]
