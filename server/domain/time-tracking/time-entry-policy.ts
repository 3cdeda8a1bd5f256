import { teamOf } from '#server/domain/employees'
import type { Context } from '#server/platform/context'
import { notFound, Problem } from '#server/platform/errors'
import type { Permission } from '#shared/permissions'

/** Whose records a permission covers. */
export type Reach = 'everyone' | ReadonlySet<string>

const NOBODY: ReadonlySet<string> = new Set()
const teams = new WeakMap<Context, Promise<string[]>>()

/** Whose records the actor may treat by the permission; nobody's without it. */
export async function reachOf(ctx: Context, permission: Permission): Promise<Reach> {
  if (!ctx.can(permission)) return NOBODY
  const scope = ctx.permit(permission)
  if (scope === 'all') return 'everyone'
  if (scope === 'own') return new Set(ctx.actor.employeeId ? [ctx.actor.employeeId] : [])
  const team = teams.get(ctx) ?? teamOf(ctx)
  teams.set(ctx, team)
  return new Set(await team)
}

/** Whether the reach covers the employee. */
export function reaches(reach: Reach, employeeId: string): boolean {
  return reach === 'everyone' || reach.has(employeeId)
}

/** The reach as a condition on `employeeId`. */
export function withinReach(reach: Reach): { in: string[] } | undefined {
  return reach === 'everyone' ? undefined : { in: [...reach] }
}

/** The acting employee; jobs and people without employment have none. */
export function ownEmployeeId(ctx: Context): string {
  if (!ctx.actor.employeeId) throw new Problem('permission.missing')
  return ctx.actor.employeeId
}

/** The employee to write for: oneself, or somebody the write permission covers. */
export async function writableEmployee(ctx: Context, employeeId: string | undefined): Promise<string> {
  const id = employeeId ?? ownEmployeeId(ctx)
  if (reaches(await reachOf(ctx, 'backoffice.time-entries.write'), id)) return id
  if (reaches(await reachOf(ctx, 'backoffice.time-entries.read'), id)) throw new Problem('permission.missing')
  throw notFound()
}

/** What the actor may do with records, decided once per request and applied to each row. */
export interface Access {
  writes(employeeId: string): boolean
  corrects(employeeId: string): boolean
  decides(employeeId: string): boolean
  seesRates: boolean
}

/** Nobody decides on their own week, unless everything may be approved. */
export async function accessOf(ctx: Context): Promise<Access> {
  const write = await reachOf(ctx, 'backoffice.time-entries.write')
  const correct = await reachOf(ctx, 'backoffice.time-entries.correct')
  const approve = await reachOf(ctx, 'backoffice.time-entries.approve')
  return {
    writes: id => reaches(write, id),
    corrects: id => reaches(correct, id),
    decides: id => approve === 'everyone' || (approve.has(id) && id !== ctx.actor.employeeId),
    seesRates: ctx.can('backoffice.invoices.read'),
  }
}
