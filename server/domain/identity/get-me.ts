import type { Me } from '#shared/contracts/identity'
import type { Context } from '#server/platform/context'
import { tenantsOf } from './tenants-of'

/** Who acts, in which company, with which rights; also for somebody who has signed in but has no access yet. */
export async function getMe(ctx: Context): Promise<Me> {
  const { actor } = ctx
  const tenants = actor.userId ? await tenantsOf(ctx, actor.userId) : []
  const inCompany = actor.tenantId && actor.employeeId
  const employee = inCompany ? await employeeOf(ctx, actor.employeeId) : null
  if (!employee) {
    return { employee: null, account: await accountOf(ctx), tenant: null, tenants, grants: [], roles: [], language: 'de' }
  }
  const { assignments, ...person } = employee
  return {
    employee: { ...person, name: actor.name },
    account: null,
    tenant: actor.tenant,
    tenants: tenants.length > 0 ? tenants : [actor.tenant],
    grants: [...actor.tokenScopes ?? actor.grants],
    roles: [...new Map(assignments.map(({ role }) => [role.key, role])).values()],
    language: actor.tenant.language,
  }
}

function accountOf(ctx: Context) {
  const { userId } = ctx.actor
  return userId ? ctx.db.userAccount.findUnique({ where: { id: userId }, select: { name: true, email: true } }) : null
}

async function employeeOf(ctx: Context, id: string | null) {
  const found = id && await ctx.db.employee.findFirst({
    relationLoadStrategy: 'join',
    where: { id },
    select: { id: true, workEmail: true, roleAssignments: { select: { role: { select: { key: true, name: true } } } } },
  })
  return found ? { id: found.id, email: found.workEmail, assignments: found.roleAssignments } : null
}
