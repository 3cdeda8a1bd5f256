import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import type { EmployeeChange } from '#shared/contracts/employees'
import { assertReaches } from './employee-access'
import { assertNoSupervisionCycle, assertPlacement, assertProbation } from './employee-rules'
import { evenWeek } from './employment-start'
import { setFurtherDepartments } from './further-departments'
import { notePosition } from './position-history'
import { requireEmployee } from './require-employee'
import { setWorkingTime } from './working-times'

type Change = EmployeeChange & { id: string }

/**
 * Changes master data of an employee; a new position, department or supervisor goes into the history from today on.
 * Throws `record.changed`, `employee.supervisor-cycle`, `employee.email-taken`, `department.closed`.
 */
export async function changeEmployee(ctx: Context, { id, version, furtherDepartmentIds, weeklyMinutes, ...change }: Change) {
  await assertReaches(ctx, 'core.employees.write', id)
  const before = required(await ctx.db.employee.findFirst({
    where: { id }, select: { activeFrom: true, activeTo: true, probationEndsOn: true, departmentId: true, weeklyMinutes: true },
  }))
  await assertPlacement(ctx, { ...change, departmentId: change.departmentId === before.departmentId ? null : change.departmentId }, id)
  if (change.supervisorId) await assertNoSupervisionCycle(ctx, id, change.supervisorId)
  assertDates(before, change)

  const { count } = await ctx.db.employee.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  const departmentId = change.departmentId === undefined ? before.departmentId : change.departmentId
  if (furtherDepartmentIds) await setFurtherDepartments(ctx, { id, departmentId }, furtherDepartmentIds)
  if (weeklyMinutes !== undefined && weeklyMinutes !== before.weeklyMinutes) {
    await setWorkingTime(ctx, { employeeId: id, validFrom: todayOf(ctx), ...evenWeek(weeklyMinutes) })
  }
  await notePosition(ctx, id)
  return requireEmployee(ctx, id)
}

interface Dates {
  activeFrom: Date
  activeTo: Date | null
  probationEndsOn: Date | null
}

function assertDates(
  before: Dates,
  { activeFrom = before.activeFrom, probationEndsOn = before.probationEndsOn }: Partial<Omit<Change, 'id'>>,
): void {
  if (before.activeTo && activeFrom > before.activeTo) throw new Problem('employee.ends-before-start')
  assertProbation(activeFrom, probationEndsOn)
}
