import type { z } from 'zod'
import { ERROR_CODES, ERROR_STATUS, type ErrorCode } from '#shared/error-codes'

/** One wrong field: a JSON pointer into the input and a code of the message catalogue. */
export interface FieldError {
  pointer: string
  code: string
  /** Values for the message's placeholders. */
  params?: Record<string, string | number>
}

interface ProblemOptions {
  details?: Record<string, unknown>
  errors?: FieldError[]
}

/**
 * The one error that use cases throw. The code says what happened, the catalogue says it to people,
 * the kind of the code decides the HTTP status.
 */
export class Problem extends Error {
  readonly details?: Record<string, unknown>
  readonly errors?: FieldError[]

  constructor(readonly code: ErrorCode, options: ProblemOptions = {}) {
    super(code)
    this.name = 'Problem'
    this.details = options.details
    this.errors = options.errors
  }

  get status(): number {
    return ERROR_STATUS[ERROR_CODES[this.code]]
  }
}

/** A missing record and one of another tenant answer the same. */
export function notFound(): Problem {
  return new Problem('record.not-found')
}

/** Input that breaks the rules of single fields. */
export function invalidFields(errors: FieldError[]): Problem {
  return new Problem('request.invalid', { errors })
}

/** Throws `record.not-found` for null and undefined, so that callers go on with the value. */
export function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw notFound()
  return value
}

/** Code of a schema's fault. Its own message is already one ("time-entry.ends-before-start"); else the kind of fault is. */
export function issueCode(issue: z.core.$ZodIssue): string {
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(issue.message)) return issue.message
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'field.required'
  return `field.${issue.code.replaceAll('_', '-')}`
}
