import type { z } from 'zod'
import type { ImportOptions, ImportOutcome } from '#shared/contracts/imports'
import { Decimal } from '#shared/money'
import type { Context } from '#server/platform/context'
import type { Problem } from '#server/platform/errors'
import { invalidFields, issueCode } from '#server/platform/errors'

/** What a row says, by field; empty cells are not in it and leave a record as it is. */
export type Values = Record<string, string | number | boolean>

/** One row on its way into a record. */
export interface RowWork {
  values: Values
  options: ImportOptions
  onExisting: 'update' | 'skip'
  /** When the file came: records made later came from it. */
  uploadedAt: Date
}

/** How rows of one kind are written: through the same use cases and contracts as everywhere else. */
export interface Importer {
  write(ctx: Context, work: RowWork): Promise<ImportOutcome>
  /** Rows in the order in which they can be written, where one may name another. */
  order?(rows: readonly Values[]): number[]
}

/** Field of the import behind a field of the contract. */
const FIELD_OF: Record<string, string> = {
  customerId: 'customer', leadId: 'lead', departmentId: 'department', supervisorId: 'supervisor', projectId: 'project', activityId: 'activity',
  employeeId: 'employee', startedAt: 'start', endedAt: 'end', roleId: 'role',
}

/** Parses what a row comes to by the contract. Throws field errors that name fields of the import. */
export function parsed<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw invalidFields(result.error.issues.map(issue => ({ pointer: `#/${issue.path.join('/')}`, code: issueCode(issue) })))
}

/** The import's name of a field by its pointer; null for the row as a whole. */
export function fieldOfPointer(pointer: string): string | null {
  const name = pointer.split('/').at(-1) ?? ''
  if (name === '#' || name === '') return null
  return FIELD_OF[name] ?? name
}

/** A row that names something which is not there, or more than once. */
export function refusedField(field: string, code: string): Problem {
  return invalidFields([{ pointer: `#/${field}`, code }])
}

/** Those of the wanted values that differ from what is stored. */
export function differing<T extends object>(wanted: T, stored: Record<string, unknown>): Partial<T> {
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => value !== undefined && !same(value, stored[key]))) as Partial<T>
}

function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

/** Dates, decimals of two libraries and lists of plain objects as text that is equal when they are. */
function canonical(value: unknown): unknown {
  if (value === undefined) return null
  if (Decimal.isDecimal(value)) return new Decimal(String(value)).toFixed()
  return typeof value === 'object' ? JSON.stringify(value) : value
}

/** A text of the row; empty when the column is not there. */
export function textOf(values: Values, field: string): string {
  return String(values[field] ?? '')
}

/** The values without some of them. */
export function without(values: Values, ...fields: string[]): Values {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field)))
}
