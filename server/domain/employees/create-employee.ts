import type { Context } from '#server/platform/context'
import { takeNumber } from '#server/domain/settings'
import { todayOf } from '#server/platform/today'
import type { EmployeeCreate } from '#shared/contracts/employees'
import { beginEmployment } from './employment-start'
import { assertPlacement, assertProbation } from './employee-rules'
import { setFurtherDepartments } from './further-departments'
import { inviteEmployee } from './invite-employee'
import { requireEmployee } from './require-employee'

/**
 * Takes on an employee under the next number, or under an own one that an import brings. Who signs in with the same verified e-mail is linked to them; with `invite`
 * a mail says where. Throws `employee.email-taken`, `employee.no-work-email`, `department.closed`.
 */
export async function createEmployee(ctx: Context, { furtherDepartmentIds, invite, ...input }: EmployeeCreate, own?: string) {
  await assertPlacement(ctx, input)
  assertProbation(input.activeFrom, input.probationEndsOn)
  const number = await takeNumber(ctx, 'employee', { day: todayOf(ctx), own })
  const created = await ctx.db.employee.create({
    data: { ...input, number },
    select: { id: true, activeFrom: true, weeklyMinutes: true, jobTitle: true, departmentId: true, supervisorId: true },
  })
  await beginEmployment(ctx, created)
  if (furtherDepartmentIds) await setFurtherDepartments(ctx, created, furtherDepartmentIds)
  if (invite) await inviteEmployee(ctx, created.id)
  return requireEmployee(ctx, created.id)
}
