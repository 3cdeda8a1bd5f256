import type { Prisma } from '#server/generated/prisma/client'
import type { TimeEntry } from '#shared/contracts/time-tracking'
import { Decimal } from '#shared/money'
import type { Access } from './time-entry-policy'

/** The select every reader of time entries gets. */
export const timeEntryFields = {
  id: true,
  employeeId: true,
  startedAt: true,
  endedAt: true,
  workedOn: true,
  breakMinutes: true,
  netMinutes: true,
  note: true,
  billable: true,
  hourlyRate: true,
  status: true,
  timesheetId: true,
  rejectionReason: true,
  invoiceLineId: true,
  version: true,
  employee: { select: { id: true, firstName: true, lastName: true } },
  project: { select: { id: true, number: true, name: true, billingMethod: true, customer: { select: { id: true, name: true } } } },
  activity: { select: { id: true, name: true } },
} as const satisfies Prisma.TimeEntrySelect

export type TimeEntryRow = Prisma.TimeEntryGetPayload<{ select: typeof timeEntryFields }>

/** Whether an entry is still its owner's to change: not running, not handed in, not billed. */
export function isOpen(entry: Pick<TimeEntryRow, 'status' | 'invoiceLineId'>): boolean {
  return (entry.status === 'DRAFT' || entry.status === 'REJECTED') && !entry.invoiceLineId
}

/** Whether an entry is handed in or approved, and not billed. */
export function isLocked(entry: Pick<TimeEntryRow, 'status' | 'invoiceLineId'>): boolean {
  return (entry.status === 'SUBMITTED' || entry.status === 'APPROVED') && !entry.invoiceLineId
}

/** A row as the contract says it, with what the caller may do. */
export function toTimeEntry(row: TimeEntryRow, access: Access): TimeEntry {
  const { hourlyRate, invoiceLineId, timesheetId: _, employeeId, ...entry } = row
  return {
    ...entry,
    billed: invoiceLineId !== null,
    hourlyRate: hourlyRate && access.seesRates ? new Decimal(hourlyRate.toFixed()) : null,
    editable: isOpen(row) && access.writes(employeeId),
    correctable: isLocked(row) && access.corrects(employeeId),
  }
}
