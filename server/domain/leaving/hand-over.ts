import type { Context } from '#server/platform/context'
import { handOverDocuments } from '#server/domain/documents'
import { assertWritableEmployee, handOverDepartments, handOverSupervised, requireSuccessor } from '#server/domain/employees'
import { handOverDrafts } from '#server/domain/invoices'
import { handOverProjects } from '#server/domain/projects'
import { handOverReminders } from '#server/domain/reminders'
import type { HandedOver, HandOver } from '#shared/contracts/employees-leaving'

interface Work extends HandOver {
  id: string
  /** Where in the input the successors stand, for errors at their fields. */
  pointer?: string
}

/** Gives what hangs on a person to successors, all or nothing. Throws `employee.no-successor` at the field. */
export async function handOver(ctx: Context, { id: from, pointer = '', ...successors }: Work): Promise<HandedOver> {
  await assertWritableEmployee(ctx, from)
  for (const [field, id] of Object.entries(successors)) {
    if (id) await requireSuccessor(ctx, { field: pointer + field, id, exceptId: from })
  }
  const give = (to: string | null | undefined, work: (ctx: Context, who: { from: string, to: string }) => Promise<number>) =>
    to ? work(ctx, { from, to }) : Promise.resolve(0)
  return {
    projects: await give(successors.projectsToId, handOverProjects),
    departments: await give(successors.departmentsToId, handOverDepartments),
    supervised: await give(successors.supervisedToId, handOverSupervised),
    reminders: await give(successors.remindersToId, handOverReminders),
    draftInvoices: await give(successors.draftInvoicesToId, handOverDrafts),
    documents: await give(successors.documentsToId, handOverDocuments),
  }
}
