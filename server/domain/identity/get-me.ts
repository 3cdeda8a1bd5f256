import type { Me } from '#shared/contracts/identity'
import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'
import { validOn } from '../roles'
import { getAppearance } from '../settings'
import { tenantsOf } from './tenants-of'

/** Who acts, in which company, with which rights; also for somebody who has signed in but has no access yet. */
export async function getMe(ctx: Context): Promise<Me> {
  const { actor } = ctx
  const tenants = actor.userId ? await tenantsOf(ctx, actor.userId) : []
  const inCompany = actor.tenantId && actor.employeeId
  const employee = inCompany ? await employeeOf(ctx, actor.employeeId) : null
  if (!employee) {
    return { employee: null, account: await accountOf(ctx), tenant: null, tenants, grants: [], roles: [], language: 'de', appearance: null, ...marksOf(ctx) }
  }
  const { assignments, ...person } = employee
  const roles = actor.viewAs ? [{ key: actor.viewAs.key, name: actor.viewAs.name }] : assignments.map(({ role }) => role)
  return {
    employee: { ...person, name: actor.name },
    account: null,
    tenant: { ...actor.tenant, disabledModules: [...actor.tenant.disabledModules] },
    tenants: tenants.length > 0 ? tenants : [actor.tenant],
    grants: [...actor.tokenScopes ?? actor.grants],
    roles: [...new Map(roles.map(role => [role.key, role])).values()],
    language: actor.tenant.language,
    appearance: await getAppearance(ctx),
    ...marksOf(ctx),
  }
}

/** What is unusual about the session and must be seen on every page. */
function marksOf({ actor }: Context) {
  return { viewAs: actor.viewAs ?? null, breakGlassUntil: actor.breakGlassUntil?.toISOString() ?? null }
}

function accountOf(ctx: Context) {
  const { userId } = ctx.actor
  return userId ? ctx.db.userAccount.findUnique({ where: { id: userId }, select: { name: true, email: true } }) : null
}

async function employeeOf(ctx: Context, id: string | null) {
  const found = id && await ctx.db.employee.findFirst({
    relationLoadStrategy: 'join',
    where: { id },
    select: {
      id: true, workEmail: true,
      roleAssignments: { where: validOn(todayOf(ctx)), select: { role: { select: { key: true, name: true } } } },
    },
  })
  return found ? { id: found.id, email: found.workEmail, assignments: found.roleAssignments } : null
}
