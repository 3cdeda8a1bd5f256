import type { Context } from '#server/platform/context'
import { inTenant, jobActor } from '#server/platform/context'
import { requireOidcSettings } from '#server/platform/oidc-client'
import type { Claims } from '#server/platform/oidc-sign-in'
import { listTenants } from '#server/platform/tenants'
import { onboardEmployee } from '../employees'
import { applyProviderRoles, rolesOfClaims, type ClaimedRole } from '../roles'
import { claimedRoles } from './claimed-roles'
import { newcomerOf } from './newcomer-of'

interface Person {
  userId: string
  claims: Claims
  requestId: string
}

/**
 * Evaluates the provider's roles in every company: joins the person to those that map one of them, and brings the roles
 * whose source is the provider in line with the claims, as far as the company wants. Roles given by hand stay.
 */
export async function synchroniseRoles(person: Person): Promise<void> {
  const { rolesClaim, clientId } = requireOidcSettings()
  const claimed = claimedRoles(person.claims, { rolesClaim, clientId })
  for (const tenant of await listTenants()) {
    await inTenant(jobActor(tenant, null, person.requestId), ctx => synchroniseIn(ctx, person, claimed), { action: 'roles.synchronised' })
  }
}

async function synchroniseIn(ctx: Context, person: Person, claimed: readonly ClaimedRole[]): Promise<void> {
  const member = await findMember(ctx, person.userId)
  if (!member && (await rolesOfClaims(ctx, claimed)).length === 0) return
  const employeeId = member ?? await join(ctx, person)
  await applyProviderRoles(ctx, { employeeId, claimed, isFirst: !member })
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
