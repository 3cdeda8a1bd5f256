import type { RoleCreate } from '#shared/contracts/roles'
import type { Context } from '#server/platform/context'
import { invalidFields, Problem } from '#server/platform/errors'
import { getRole } from './get-role'
import { MOST_ROLES } from './list-roles'
import { assertWithinOwnRights } from './role-guards'

/** Makes a role of the company's own. Throws `role.beyond-own-rights`, `role.duplicate`, `role.too-many`. */
export async function createRole(ctx: Context, input: RoleCreate) {
  assertWithinOwnRights(ctx, input.grants)
  await assertNameIsFree(ctx, input.name)
  if (await ctx.db.role.count() >= MOST_ROLES) throw new Problem('role.too-many')
  const { id } = await ctx.db.role.create({
    data: { ...input, grants: [...new Set(input.grants)], key: await freeKey(ctx, input.name) }, select: { id: true },
  })
  return getRole(ctx, id)
}

/** People choose roles by name, so two of one name would be a trap. Throws `role.duplicate` at the field. */
export async function assertNameIsFree(ctx: Context, name: string, exceptId?: string): Promise<void> {
  const twin = await ctx.db.role.findFirst({
    where: { name: { equals: name, mode: 'insensitive' }, ...exceptId ? { id: { not: exceptId } } : {} }, select: { id: true },
  })
  if (twin) throw invalidFields([{ pointer: '#/name', code: 'role.duplicate' }])
}

/** Small letters, digits and dashes of the name; numbered where another role has them already. */
async function freeKey(ctx: Context, name: string): Promise<string> {
  const spelled = name.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')
  const base = spelled.normalize('NFD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40) || 'role'
  const taken = new Set((await ctx.db.role.findMany({ where: { key: { startsWith: base } }, select: { key: true } })).map(({ key }) => key))
  let key = base
  for (let number = 2; taken.has(key); number++) key = `${base}-${number}`
  return key
}
