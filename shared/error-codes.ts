/** Kind of an error: what a caller can do about it. The HTTP status follows from the kind. */
export const ERROR_STATUS = {
  'unauthenticated': 401,
  'forbidden': 403,
  'not-found': 404,
  'invalid-input': 400,
  'conflict': 409,
  'rule-violation': 422,
  'rate-limited': 429,
  'unavailable': 503,
} as const

export type ErrorKind = keyof typeof ERROR_STATUS

/**
 * Every error a caller may meet, with its kind. The text for people is in i18n/locales/<language>/errors.json
 * under the same key. Grouped by area, sorted inside; each module adds its own lines.
 */
export const ERROR_CODES = {
  // platform
  'request.invalid': 'invalid-input',
  'request.body-too-large': 'invalid-input',
  'request.content-type': 'invalid-input',
  'request.cross-origin': 'forbidden',
  'request.rate-limited': 'rate-limited',
  'record.not-found': 'not-found',
  'record.changed': 'conflict',
  'record.in-use': 'conflict',
  'record.duplicate': 'conflict',
  'idempotency-key.reused': 'rule-violation',
  'service.starting': 'unavailable',
  'service.unavailable': 'unavailable',
  'file.store-unavailable': 'unavailable',
  'mail.no-recipient': 'rule-violation',
  'mail.not-failed': 'conflict',
  'job.not-failed': 'conflict',
  // identity
  'session.required': 'unauthenticated',
  'session.person-required': 'forbidden',
  'api-token.too-many': 'rule-violation',
  'permission.missing': 'forbidden',
  'access.no-role': 'forbidden',
  // time tracking
  'time-entry.overlaps': 'rule-violation',
  'time-entry.billed': 'rule-violation',
  'time-entry.already-billed': 'conflict',
  'time-entry.locked': 'rule-violation',
  'time-entry.not-locked': 'rule-violation',
  'time-entry.running': 'rule-violation',
  'time-entry.too-long': 'rule-violation',
  'time-entry.in-future': 'rule-violation',
  'time-entry.break-too-long': 'rule-violation',
  'time-entry.ends-before-start': 'rule-violation',
  'time-entry.other-week': 'rule-violation',
  'time-entry.no-free-slot': 'rule-violation',
  'time-entry.not-employed': 'rule-violation',
  'activity.archived': 'rule-violation',
  'timer.not-running': 'rule-violation',
  'timer.already-running': 'conflict',
  'timesheet.locked': 'rule-violation',
  'timesheet.empty': 'rule-violation',
  'timesheet.timer-running': 'rule-violation',
  'timesheet.not-submitted': 'conflict',
  'timesheet.not-approved': 'conflict',
  'timesheet.own-approval': 'forbidden',
  // employees, customers, projects, settings
  'employee.supervisor-cycle': 'rule-violation',
  'employee.ends-before-start': 'rule-violation',
  'employee.email-taken': 'conflict',
  'role.beyond-own-rights': 'forbidden',
  'role.last-administrator': 'rule-violation',
  'department.duplicate': 'conflict',
  'customer.deactivated': 'rule-violation',
  'project.closed': 'rule-violation',
  'project.customer-required': 'rule-violation',
  'project.ends-before-start': 'rule-violation',
  'activity.duplicate': 'conflict',
  'bank-account.duplicate': 'conflict',
  'bank-account.default-needed': 'rule-violation',
  'number-series.same-pattern': 'rule-violation',
  // invoices
  'invoice.not-draft': 'rule-violation',
  'invoice.not-issued': 'rule-violation',
  'invoice.already-cancelled': 'rule-violation',
  'invoice.issued-is-final': 'rule-violation',
  'invoice.issued-in-future': 'rule-violation',
  'invoice.issued-out-of-order': 'rule-violation',
  'invoice.nothing-to-bill': 'rule-violation',
  'invoice.too-many-lines': 'rule-violation',
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof ERROR_CODES
