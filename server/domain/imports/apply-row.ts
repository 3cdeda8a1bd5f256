import type { ImportFieldError, ImportOutcome } from '#shared/contracts/imports'
import type { ImportKind } from '#shared/import-fields'
import type { Context } from '#server/platform/context'
import { problemOfDatabaseError } from '#server/platform/database-errors'
import { Problem } from '#server/platform/errors'
import { convertRow, type Plan } from './convert-row'
import { fieldOfPointer, type Importer } from './importer'
import { contacts } from './importers/contacts'
import { customers } from './importers/customers'
import { employees } from './importers/employees'
import { projects } from './importers/projects'
import { timeEntries } from './importers/time-entries'
import type { Cell } from './table/read-table'

/** The importer of each kind. */
export const IMPORTERS: Record<ImportKind, Importer> = { employees, customers, contacts, projects, 'time-entries': timeEntries }

/** What an import does with its rows. */
export interface RowPlan extends Plan {
  onExisting: 'update' | 'skip'
  uploadedAt: Date
}

/** What became of a row. */
export interface RowResult {
  row: number
  outcome: ImportOutcome
  errors: ImportFieldError[]
}

/** Writes one row inside the batch's transaction; a refusal takes back this row and no other. */
export async function applyRow(ctx: Context, plan: RowPlan, { row, cells }: { row: number, cells: readonly Cell[] }): Promise<RowResult> {
  const { values, errors } = convertRow(cells, plan)
  if (errors.length > 0) return { row, outcome: 'failed', errors }
  await ctx.db.$executeRaw`SAVEPOINT import_row`
  try {
    const { options, onExisting, uploadedAt } = plan
    const outcome = await IMPORTERS[plan.kind].write(ctx, { values, options, onExisting, uploadedAt })
    await ctx.db.$executeRaw`RELEASE SAVEPOINT import_row`
    return { row, outcome, errors: [] }
  }
  catch (error) {
    const problem = error instanceof Problem ? error : problemOfDatabaseError(error)
    if (!problem) throw error
    await ctx.db.$executeRaw`ROLLBACK TO SAVEPOINT import_row`
    return { row, outcome: 'failed', errors: errorsOf(problem) }
  }
}

function errorsOf(problem: Problem): ImportFieldError[] {
  if (!problem.errors?.length) return [{ field: null, code: problem.code }]
  return problem.errors.map(({ pointer, code, params }) => ({ field: fieldOfPointer(pointer), code, ...params ? { params } : {} }))
}
