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
  // identity
  'session.required': 'unauthenticated',
  'permission.missing': 'forbidden',
  'access.no-role': 'forbidden',
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof ERROR_CODES
