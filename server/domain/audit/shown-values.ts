import type { AuditEvent } from '#shared/contracts/audit'
import type { Permission } from '#shared/permissions'
import type { Context } from '#server/platform/context'

/** What stands where a value is withheld: that it changed is for the reader, the value itself is not. */
const WITHHELD = '***'

/** Columns with a permission of their own, whoever reads them and wherever. */
const GUARDED: Readonly<Record<string, Readonly<Record<string, Permission>>>> = {
  Employee: { costRate: 'core.employees.read-cost' },
  TimeEntry: { costRate: 'core.employees.read-cost' },
}

/** Whether a value of this column may not be shown. */
export type Withholds = (entityType: string | null, column: string) => boolean

/** What this reader of the log may not see. */
export function withheldFrom(ctx: Pick<Context, 'can'>): Withholds {
  return withholdsOf(withheldColumns(ctx))
}

/** The same as a list, for work that is done later by a job: `Table.column`. */
export function withheldColumns(ctx: Pick<Context, 'can'>): string[] {
  return Object.entries(GUARDED).flatMap(([table, columns]) =>
    Object.entries(columns).filter(([, permission]) => !ctx.can(permission)).map(([column]) => `${table}.${column}`))
}

/** The rule of such a list. */
export function withholdsOf(columns: readonly string[]): Withholds {
  return (entityType, column) => columns.includes(`${entityType}.${column}`)
}

/** The values with what is withheld replaced. */
export function shownValues(values: AuditEvent['before'], entityType: string | null, withholds: Withholds): AuditEvent['before'] {
  if (!values) return values
  return Object.fromEntries(Object.entries(values).map(([column, value]) =>
    [column, value !== null && withholds(entityType, column) ? WITHHELD : value]))
}
