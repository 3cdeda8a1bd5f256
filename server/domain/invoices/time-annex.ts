import type { Context } from '#server/platform/context'
import { listTimeOfInvoice } from '#server/domain/time-tracking'
import { dayText } from '#shared/calendar-day'
import type { TimeAnnexRow } from '#shared/invoice-content'

/** The booked time behind an invoice, oldest first, as its annex lists it. */
export async function timeAnnex(ctx: Context, invoiceId: string): Promise<TimeAnnexRow[]> {
  const entries = await listTimeOfInvoice(ctx, invoiceId)
  return entries.map(entry => ({
    workedOn: dayText(entry.workedOn), person: `${entry.employee.firstName} ${entry.employee.lastName}`,
    project: entry.project ? `${entry.project.number} ${entry.project.name}` : '', activity: entry.activity?.name ?? null, note: entry.note,
    minutes: entry.netMinutes,
  }))
}
