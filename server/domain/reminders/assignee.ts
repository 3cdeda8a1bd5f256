import { teamOf } from '#server/domain/employees'
import type { Context } from '#server/platform/context'
import { notFound, Problem } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { dayText } from '#shared/calendar-day'
import type { ASSIGNEE_TYPES } from '#shared/contracts/reminders'

/** A person, or everybody of a department or role at the moment it speaks up. */
export interface Assignee {
  assigneeType: typeof ASSIGNEE_TYPES[number]
  assigneeId: string
}

/**
 * Checks that it exists and that the actor may give reminders to it: to anybody, to the people and departments they lead, or
 * (scope `own`) to themselves and their own department. Throws `record.not-found`, `reminder.assignee-out-of-reach`.
 */
export async function assertAssignable(ctx: Context, { assigneeType, assigneeId }: Assignee): Promise<void> {
  if (assigneeId === ctx.actor.employeeId) return
  const found = await lookUp(ctx, { assigneeType, assigneeId })
  if (!found) throw notFound()
  const scope = ctx.permit('core.reminders.write')
  if (scope === 'all') return
  const people = scope === 'team' ? await teamOf(ctx) : [ctx.actor.employeeId].filter(id => id !== null)
  if (!found.people.some(id => people.includes(id))) throw new Problem('reminder.assignee-out-of-reach')
}

/** The assignee, if there is such a one, with the people by whom the actor reaches it. */
async function lookUp(ctx: Context, { assigneeType, assigneeId }: Assignee): Promise<{ people: string[] } | null> {
  if (assigneeType === 'EMPLOYEE') {
    const person = await ctx.db.employee.findFirst({ where: { id: assigneeId }, select: { id: true } })
    return person && { people: [person.id] }
  }
  if (assigneeType === 'ROLE') {
    const role = await ctx.db.role.findFirst({ where: { id: assigneeId }, select: { id: true } })
    return role && { people: [] }
  }
  const department = await ctx.db.department.findFirst({ where: { id: assigneeId }, select: { headId: true } })
  const id = ctx.actor.employeeId ?? assigneeId
  const me = await ctx.db.employee.findFirst({ where: { id }, select: { id: true, departmentId: true } })
  return department && { people: [department.headId, me?.departmentId === assigneeId ? me.id : null].filter(id => id !== null) }
}

/** Everybody employed today whom the reminder is for. */
export async function peopleOf(ctx: Context, { assigneeType, assigneeId }: Assignee): Promise<string[]> {
  const today = dayText(todayOf(ctx))
  const rows = await ctx.db.$queryRaw<Array<{ id: string }>>`
    SELECT e.id FROM "Employee" e
    WHERE e."tenantId" = current_tenant()
      AND e."activeFrom" <= ${today}::date AND (e."activeTo" IS NULL OR e."activeTo" >= ${today}::date)
      AND CASE ${assigneeType}::text
        WHEN 'EMPLOYEE' THEN e.id = ${assigneeId}::uuid
        WHEN 'DEPARTMENT' THEN e."departmentId" = ${assigneeId}::uuid OR EXISTS (SELECT FROM "DepartmentMembership" m
          WHERE m."tenantId" = e."tenantId" AND m."employeeId" = e.id AND m."departmentId" = ${assigneeId}::uuid)
        ELSE EXISTS (SELECT FROM "RoleAssignment" a
          WHERE a."tenantId" = e."tenantId" AND a."employeeId" = e.id AND a."roleId" = ${assigneeId}::uuid
          AND (a."validFrom" IS NULL OR a."validFrom" <= ${today}::date) AND (a."validTo" IS NULL OR a."validTo" >= ${today}::date)) END`
  return rows.map(row => row.id)
}

/** Who is told when nobody reacts: the supervisors of a person or of a role's holders, the head of a department. */
export async function supervisorsOf(ctx: Context, assignee: Assignee): Promise<string[]> {
  if (assignee.assigneeType === 'DEPARTMENT') {
    const department = await ctx.db.department.findFirst({ where: { id: assignee.assigneeId }, select: { headId: true, deputyId: true } })
    return [department?.headId ?? department?.deputyId].filter(id => id !== null && id !== undefined)
  }
  const people = await peopleOf(ctx, assignee)
  const where = { id: { in: people }, supervisorId: { not: null } }
  const rows = await ctx.db.employee.findMany({ where, select: { supervisorId: true } })
  return [...new Set(rows.map(row => row.supervisorId).filter(id => id !== null))]
}
