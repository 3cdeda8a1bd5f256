import type { Context } from '#server/platform/context'
import { notePositions } from './position-history'

interface Succession { from: string, to: string }

/** Departments that the person heads or stands in for go to the successor; nobody is head and deputy at once. */
export async function handOverDepartments(ctx: Context, { from, to }: Succession): Promise<number> {
  const headed = await ctx.db.department.updateMany({
    where: { headId: from, closedOn: null }, data: { headId: to, version: { increment: 1 } },
  })
  const deputised = await ctx.db.department.updateMany({
    where: { deputyId: from, closedOn: null }, data: { deputyId: to, version: { increment: 1 } },
  })
  await ctx.db.department.updateMany({ where: { headId: to, deputyId: to }, data: { deputyId: null } })
  return headed.count + deputised.count
}

/**
 * The people the person supervises get the successor as supervisor; it goes into their history. A successor who was one of
 * them gets the supervisor of the person who leaves.
 */
export async function handOverSupervised(ctx: Context, { from, to }: Succession): Promise<number> {
  const people = await ctx.db.employee.findMany({ where: { supervisorId: from }, select: { id: true } })
  if (people.length === 0) return 0
  const leaver = await ctx.db.employee.findFirst({ where: { id: from }, select: { supervisorId: true } })
  const above = leaver?.supervisorId === to ? null : leaver?.supervisorId ?? null
  const withVersion = { version: { increment: 1 } }
  await ctx.db.employee.updateMany({ where: { id: to, supervisorId: from }, data: { supervisorId: above, ...withVersion } })
  await ctx.db.employee.updateMany({ where: { supervisorId: from, id: { not: to } }, data: { supervisorId: to, ...withVersion } })
  await notePositions(ctx, people.map(person => person.id))
  return people.length
}
