import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { withHolders } from './list-roles'
import { roleFields } from './role-fields'

/** One role with what it allows. Throws `record.not-found`. */
export async function getRole(ctx: Context, id: string) {
  const row = required(await ctx.db.role.findFirst({ where: { id }, select: roleFields }))
  return required((await withHolders(ctx, [row]))[0])
}
