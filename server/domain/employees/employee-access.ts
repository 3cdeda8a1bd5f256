import type { Context } from '#server/platform/context'
import { notFound, Problem } from '#server/platform/errors'
import type { Permission } from '#shared/permissions'
import { teamOf } from './team-of'

/** What of a person the reader may open and change. */
interface EmployeeAccess {
  isSelf: boolean
  private: boolean
  payroll: boolean
  write: boolean
}

/** Whether a permission held in some scope reaches that person. */
export async function reaches(ctx: Context, permission: Permission, employeeId: string): Promise<boolean> {
  if (!ctx.can(permission)) return false
  const scope = ctx.permit(permission)
  if (scope === 'all' || employeeId === ctx.actor.employeeId) return true
  return scope === 'team' && (await teamOf(ctx)).includes(employeeId)
}

/** What the actor may do with that person. */
export async function accessTo(ctx: Context, employeeId: string): Promise<EmployeeAccess> {
  const isSelf = employeeId === ctx.actor.employeeId
  return {
    isSelf,
    private: isSelf || await reaches(ctx, 'core.employees.read-private', employeeId),
    payroll: await reaches(ctx, 'core.payroll.read', employeeId),
    write: await reaches(ctx, 'core.employees.write', employeeId),
  }
}

/** Throws `permission.missing` for people out of the scope of the right, and `record.not-found` for those who do not exist. */
export async function assertReaches(ctx: Context, permission: Permission, employeeId: string): Promise<void> {
  ctx.permit(permission)
  await assertExists(ctx, employeeId)
  if (!await reaches(ctx, permission, employeeId)) throw new Problem('permission.missing', { details: { permission } })
}

/** Private data are for oneself and for those whose right reaches the person. */
export async function assertPrivate(ctx: Context, employeeId: string): Promise<void> {
  if (employeeId === ctx.actor.employeeId) return
  await assertReaches(ctx, 'core.employees.read-private', employeeId)
}

/** Throws `record.not-found` unless the person exists in this company. */
export async function assertExists(ctx: Context, employeeId: string): Promise<void> {
  if (!await ctx.db.employee.findFirst({ where: { id: employeeId }, select: { id: true } })) throw notFound()
}

/** The person exists and the actor may change them. Throws `record.not-found`, `permission.missing`. */
export function assertWritableEmployee(ctx: Context, employeeId: string): Promise<void> {
  return assertReaches(ctx, 'core.employees.write', employeeId)
}
