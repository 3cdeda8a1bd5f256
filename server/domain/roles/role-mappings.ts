import type { Context } from '#server/platform/context'
import { invalidFields, Problem, required } from '#server/platform/errors'
import type { RoleMappingChange, RoleMappingCreate } from '#shared/contracts/roles'
import { roleRefFields } from './role-fields'
import { assertWithinOwnRights } from './role-guards'

const mappingFields = { id: true, claimValue: true, organisation: true, version: true, role: { select: roleRefFields } } as const

/** Which claims of the identity provider give which roles. */
export async function listRoleMappings(ctx: Context) {
  const items = await ctx.db.providerRoleMapping.findMany({
    relationLoadStrategy: 'join',
    select: mappingFields,
    orderBy: [{ claimValue: 'asc' }, { id: 'asc' }],
  })
  return { items, total: items.length }
}

/** Lets a claim give a role from the next sign-in or refresh on. Throws `role.beyond-own-rights`. */
export async function createRoleMapping(ctx: Context, input: RoleMappingCreate) {
  await assertRole(ctx, input.roleId)
  return ctx.db.providerRoleMapping.create({ data: input, select: mappingFields })
}

/** Changes what a mapping stands for. Throws `role.beyond-own-rights`, `record.changed`. */
export async function changeRoleMapping(ctx: Context, { id, version, ...change }: RoleMappingChange & { id: string }) {
  const before = await requireMapping(ctx, id)
  await assertRole(ctx, before.role.id)
  if (change.roleId) await assertRole(ctx, change.roleId)
  const { count } = await ctx.db.providerRoleMapping.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return requireMapping(ctx, id)
}

/** Removes a mapping; people lose the role at their next refresh. */
export async function deleteRoleMapping(ctx: Context, id: string): Promise<void> {
  const before = await requireMapping(ctx, id)
  await assertRole(ctx, before.role.id)
  await ctx.db.providerRoleMapping.deleteMany({ where: { id } })
}

async function requireMapping(ctx: Context, id: string) {
  return required(await ctx.db.providerRoleMapping.findFirst({ where: { id }, relationLoadStrategy: 'join', select: mappingFields }))
}

async function assertRole(ctx: Context, roleId: string): Promise<void> {
  const role = await ctx.db.role.findFirst({ where: { id: roleId }, select: { grants: true } })
  if (!role) throw invalidFields([{ pointer: '#/roleId', code: 'record.not-found' }])
  assertWithinOwnRights(ctx, role.grants)
}
