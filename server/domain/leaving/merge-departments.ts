import type { Context } from '#server/platform/context'
import { moveDepartmentGrants } from '#server/domain/documents'
import { mergeTrees } from '#server/domain/employees'
import { moveDepartmentReminders } from '#server/domain/reminders'
import type { DepartmentMerge } from '#shared/contracts/employees-departments'

/**
 * Merges a department into another one with all that belongs to it: people, sub-departments, shared documents, open reminders.
 * Throws `department.closed`, `record.changed`.
 */
export async function mergeDepartments(ctx: Context, input: DepartmentMerge & { id: string }) {
  const into = await mergeTrees(ctx, input)
  const succession = { from: input.id, to: input.intoId }
  await moveDepartmentGrants(ctx, succession)
  await moveDepartmentReminders(ctx, succession)
  return into
}
