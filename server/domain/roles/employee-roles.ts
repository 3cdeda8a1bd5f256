import type { Context } from '#server/platform/context'
import { invalidFields, required } from '#server/platform/errors'
import type { EmployeeRolesChange } from '#shared/contracts/roles'
import { assertAdministratorRemains, assertWithinOwnRights } from './role-guards'

/** Roles of an employee with their source. Throws `record.not-found`. */
export async function getEmployeeRoles(ctx: Context, employeeId: string) {
  const employee = required(await ctx.db.employee.findFirst({
    where: { id: employeeId },
    relationLoadStrategy: 'join',
    select: {
      roleAssignments: { select: { source: true, role: { select: { id: true, key: true, name: true } } }, orderBy: { createdAt: 'asc' } },
    },
  }))
  return { items: employee.roleAssignments.map(({ source, role }) => ({ source, roleId: role.id, key: role.key, name: role.name })) }
}

/**
 * Replaces the roles given by hand; those from the identity provider stay. Takes effect with the person's next request.
 * Throws `role.beyond-own-rights` for what the actor does not hold, `role.last-administrator`.
 */
export async function setEmployeeRoles(ctx: Context, { id: employeeId, roleIds }: EmployeeRolesChange & { id: string }) {
  const before = await getEmployeeRoles(ctx, employeeId)
  const manual = new Set(before.items.filter(role => role.source === 'MANUAL').map(role => role.roleId))
  const wanted = new Set(roleIds)
  const added = [...wanted].filter(id => !manual.has(id))
  const removed = [...manual].filter(id => !wanted.has(id))

  const roles = await ctx.db.role.findMany({ where: { id: { in: [...added, ...removed] } }, select: { id: true, grants: true } })
  if (roles.length !== added.length + removed.length) throw invalidFields([{ pointer: '#/roleIds', code: 'record.not-found' }])
  for (const role of roles) assertWithinOwnRights(ctx, role.grants)

  await ctx.db.roleAssignment.deleteMany({ where: { employeeId, source: 'MANUAL', roleId: { in: removed } } })
  await ctx.db.roleAssignment.createMany({ data: added.map(roleId => ({ employeeId, roleId, source: 'MANUAL' as const })) })
  await assertAdministratorRemains(ctx)
  return getEmployeeRoles(ctx, employeeId)
}
