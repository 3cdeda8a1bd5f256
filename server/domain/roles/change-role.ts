import type { RoleChange } from '#shared/contracts/roles'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { assertNameIsFree } from './create-role'
import { getRole } from './get-role'
import { assertAdministratorRemains, assertWithinOwnRights } from './role-guards'

/**
 * Changes a role of the company's own, for everybody who holds it with their next request. What is added and what is taken away
 * must lie within one's own rights. Throws `role.built-in`, `role.beyond-own-rights`, `role.last-administrator`, `record.changed`.
 */
export async function changeRole(ctx: Context, { id, version, ...change }: RoleChange & { id: string }) {
  const before = required(await ctx.db.role.findFirst({ where: { id }, select: { builtIn: true, grants: true } }))
  if (before.builtIn) throw new Problem('role.built-in')
  const grants = change.grants && [...new Set(change.grants)]
  if (grants) assertWithinOwnRights(ctx, difference(before.grants, grants))
  if (change.name) await assertNameIsFree(ctx, change.name, id)
  const { count } = await ctx.db.role.updateMany({ where: { id, version }, data: { ...change, grants, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  if (grants) await assertAdministratorRemains(ctx)
  return getRole(ctx, id)
}

function difference(before: readonly string[], after: readonly string[]): string[] {
  return [...before.filter(grant => !after.includes(grant)), ...after.filter(grant => !before.includes(grant))]
}
