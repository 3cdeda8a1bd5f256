import type { Prisma } from '#server/generated/prisma/client'
import type { Timesheet } from '#shared/contracts/time-tracking'
import type { Access } from './time-entry-policy'

/** The select every reader of timesheets gets. */
export const timesheetFields = {
  id: true,
  employeeId: true,
  weekStartsOn: true,
  status: true,
  netMinutes: true,
  submittedAt: true,
  decidedAt: true,
  reason: true,
  version: true,
  employee: { select: { id: true, firstName: true, lastName: true } },
} as const satisfies Prisma.TimesheetSelect

export type TimesheetRow = Prisma.TimesheetGetPayload<{ select: typeof timesheetFields }>

/** A row as the contract says it, with what the caller may do. */
export function toTimesheet({ employeeId, ...row }: TimesheetRow, access: Access): Timesheet {
  return {
    ...row,
    mayDecide: row.status === 'SUBMITTED' && access.decides(employeeId),
    mayWithdraw: row.status === 'SUBMITTED' && access.writes(employeeId),
    mayReopen: row.status === 'APPROVED' && access.corrects(employeeId),
  }
}
