import type { RecordRef } from '#shared/contracts/records'
import type { Permission } from '#shared/permissions'
import type { RecordType } from '#shared/record-kinds'
import type { Context } from '#server/platform/context'

/** Whether the reader may see the values of a column in a record's history. */
export type ShowsColumn = (column: string) => boolean

/** Technique that tells a reader nothing. */
const TECHNIQUE = new Set(['id', 'version', 'createdAt', 'createdById', 'updatedAt', 'contentHash', 'lastSignInAt', 'nextSpeakAt', 'textState', 'storageKey'])

/** What everybody who sees a colleague sees of them, as the directory has it. */
const DIRECTORY = new Set(['number', 'firstName', 'lastName', 'workEmail', 'phone', 'mobilePhone', 'jobTitle', 'departmentId', 'supervisorId', 'photoFileId',
  'weeklyMinutes', 'activeFrom', 'activeTo'])

/** Who may read which columns of a kind; kinds that are not here are shown whole to whoever sees them. */
const RULES: Partial<Record<RecordType, (ctx: Context, id: string) => ShowsColumn>> = {
  Employee(ctx, id) {
    const personal = id === ctx.actor.employeeId || holdsForAll(ctx, 'core.employees.read-private')
    const cost = holdsForAll(ctx, 'core.employees.read-cost')
    return column => column === 'costRate' ? cost : personal || DIRECTORY.has(column)
  },
  // Rates and budgets in money are not for those who see only their own projects.
  Project(ctx) {
    const money = ctx.permit('backoffice.projects.read') !== 'own'
    return column => money || !['hourlyRate', 'budgetAmount'].includes(column)
  },
}

/** The columns of the record that the actor may see in its history. */
export function columnsFor(ctx: Context, { type, id }: RecordRef): ShowsColumn {
  const allowed = RULES[type]?.(ctx, id)
  return column => !TECHNIQUE.has(column) && (allowed?.(column) ?? true)
}

function holdsForAll(ctx: Context, permission: Permission): boolean {
  return ctx.can(permission) && ctx.permit(permission) === 'all'
}
