import type { Context } from '#server/platform/context'
import type { RoleSyncMode } from '#shared/contracts/roles'
import { readSetting } from '../settings'
import { removableAssignments } from './role-guards'

/** A role as the provider grants it; the organisation only where the provider says in which one (Zitadel). */
export interface ClaimedRole {
  role: string
  organisation: string | null
}

/** What of a mapping decides. */
export interface MappingRule {
  claimValue: string
  organisation: string | null
  roleId: string
}

/** A claim counts where a mapping names it, and there only for the organisation the mapping names. */
export function mappedRoles(mappings: readonly MappingRule[], claimed: readonly ClaimedRole[]): string[] {
  const matching = mappings.filter(mapping => claimed.some(({ role, organisation }) => {
    return role === mapping.claimValue && (mapping.organisation === null || mapping.organisation === organisation)
  }))
  return [...new Set(matching.map(({ roleId }) => roleId))]
}

interface RoleChange {
  mode: RoleSyncMode
  /** Roles that the provider gave before. */
  current: readonly string[]
  mapped: readonly string[]
  isFirst: boolean
}

/** Which roles of the provider come and go at a sign-in. */
export function changeOfRoles({ mode, current, mapped, isFirst }: RoleChange): { gains: string[], loses: string[] } {
  if (mode === 'first-sign-in' && !isFirst) return { gains: [], loses: [] }
  return {
    gains: mapped.filter(roleId => !current.includes(roleId)),
    loses: mode === 'full-sync' ? current.filter(roleId => !mapped.includes(roleId)) : [],
  }
}

interface SignIn {
  employeeId: string
  claimed: readonly ClaimedRole[]
  isFirst: boolean
}

/** The roles that the claims give in this company, by its mappings. */
export async function rolesOfClaims(ctx: Context, claimed: readonly ClaimedRole[]): Promise<string[]> {
  if (claimed.length === 0) return []
  const mappings = await ctx.db.providerRoleMapping.findMany({
    where: { claimValue: { in: claimed.map(({ role }) => role) } }, select: { claimValue: true, organisation: true, roleId: true },
  })
  return mappedRoles(mappings, claimed)
}

/**
 * Brings the provider's roles of a person in line with their claims, as far as the company's mode wants, and keeps the claims for
 * the dry run. Roles given by hand stay; so does the role of the last administrator, and the log says so.
 */
export async function applyProviderRoles(ctx: Context, { employeeId, claimed, isFirst }: SignIn): Promise<void> {
  const mode = await readSetting(ctx, 'identity.role-sync')
  const assignments = await ctx.db.roleAssignment.findMany({ where: { employeeId, source: 'PROVIDER' }, select: { id: true, roleId: true } })
  const current = assignments.map(({ roleId }) => roleId)
  const { gains, loses } = changeOfRoles({ mode, current, mapped: await rolesOfClaims(ctx, claimed), isFirst })
  if (gains.length > 0) {
    await ctx.db.roleAssignment.createMany({
      data: gains.map(roleId => ({ employeeId, roleId, source: 'PROVIDER' as const })), skipDuplicates: true,
    })
  }
  await takeAway(ctx, employeeId, assignments.filter(({ roleId }) => loses.includes(roleId)))
  await noteClaims(ctx, employeeId, claimed)
}

async function takeAway(ctx: Context, employeeId: string, assignments: ReadonlyArray<{ id: string, roleId: string }>): Promise<void> {
  if (assignments.length === 0) return
  const removable = await removableAssignments(ctx, assignments.map(({ id }) => id))
  await ctx.db.roleAssignment.deleteMany({ where: { id: { in: removable } } })
  const kept = assignments.filter(({ id }) => !removable.includes(id))
  if (kept.length > 0) {
    await ctx.audit('role.last-administrator-kept', { type: 'Employee', id: employeeId, details: { roleIds: kept.map(({ roleId }) => roleId) } })
  }
}

async function noteClaims(ctx: Context, employeeId: string, claimed: readonly ClaimedRole[]): Promise<void> {
  const roles = [...Map.groupBy(claimed, ({ role }) => role)].slice(0, 200).map(([value, list]) => ({
    value, organisations: list.flatMap(({ organisation }) => organisation ?? []),
  }))
  const at = ctx.now()
  const { count } = await ctx.db.signInClaims.updateMany({ where: { employeeId }, data: { roles, at } })
  if (count === 0) await ctx.db.signInClaims.createMany({ data: [{ employeeId, roles, at }], skipDuplicates: true })
}
