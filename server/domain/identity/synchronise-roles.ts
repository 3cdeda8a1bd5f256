import type { Context } from '#server/platform/context'
import { inTenant, jobActor } from '#server/platform/context'
import { requireOidcSettings } from '#server/platform/oidc-client'
import type { Claims } from '#server/platform/oidc-sign-in'
import { listTenants } from '#server/platform/tenants'
import { onboardEmployee } from '../employees'
import { claimedRoles, type ClaimedRole } from './claimed-roles'
import { newcomerOf } from './newcomer-of'

interface Person {
  userId: string
  claims: Claims
  requestId: string
}

/**
 * Evaluates the provider's roles in every company: joins the person to those that map one of them, and makes the roles
 * whose source is the provider exactly those that are claimed now. Roles given by hand stay.
 */
export async function synchroniseRoles(person: Person): Promise<void> {
  const { rolesClaim, clientId } = requireOidcSettings()
  const claimed = claimedRoles(person.claims, { rolesClaim, clientId })
  for (const tenant of await listTenants()) {
    await inTenant(jobActor(tenant, null, person.requestId), ctx => synchroniseIn(ctx, person, claimed), { action: 'roles.synchronised' })
  }
}

async function synchroniseIn(ctx: Context, person: Person, claimed: readonly ClaimedRole[]): Promise<void> {
  const roleIds = await mappedRoles(ctx, claimed)
  const member = await findMember(ctx, person.userId)
  if (!member && roleIds.length === 0) return
  const employeeId = member ?? await join(ctx, person)
  const current = await ctx.db.roleAssignment.findMany({ where: { employeeId, source: 'PROVIDER' }, select: { id: true, roleId: true } })
  const gone = current.filter(assignment => !roleIds.includes(assignment.roleId))
  const added = roleIds.filter(roleId => !current.some(assignment => assignment.roleId === roleId))
  if (gone.length > 0) await ctx.db.roleAssignment.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  if (added.length > 0) {
    await ctx.db.roleAssignment.createMany({
      data: added.map(roleId => ({ employeeId, roleId, source: 'PROVIDER' as const })), skipDuplicates: true,
    })
  }
}

/** A claim counts where a mapping names it, and there only for the organisation the mapping names. */
async function mappedRoles(ctx: Context, claimed: readonly ClaimedRole[]): Promise<string[]> {
  if (claimed.length === 0) return []
  const mappings = await ctx.db.providerRoleMapping.findMany({
    where: { claimValue: { in: claimed.map(({ role }) => role) } }, select: { claimValue: true, organisation: true, roleId: true },
  })
  const matching = mappings.filter(mapping => claimed.some(({ role, organisation }) => {
    return role === mapping.claimValue && (mapping.organisation === null || mapping.organisation === organisation)
  }))
  return [...new Set(matching.map(({ roleId }) => roleId))]
}

async function findMember(ctx: Context, userId: string): Promise<string | null> {
  const membership = await ctx.db.membership.findFirst({ where: { userId, tenantId: ctx.actor.tenantId }, select: { employeeId: true } })
  return membership?.employeeId ?? null
}

/** Two sign-ins of one newcomer at the same time make one employee: the second waits and finds the first's. */
async function join(ctx: Context, person: Person): Promise<string> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`join ${ctx.actor.tenantId}`}, 0))`
  const meanwhile = await findMember(ctx, person.userId)
  if (meanwhile) return meanwhile
  const employeeId = await onboardEmployee(ctx, newcomerOf(person.claims))
  await ctx.db.membership.create({ data: { userId: person.userId, employeeId }, select: { id: true } })
  return employeeId
}
