import type { RoleSyncChange } from '#shared/contracts/roles'
import type { Context } from '#server/platform/context'
import { readSetting, writeSetting } from '../settings'

const KEY = 'identity.role-sync'

/** How the provider's claims act in this company. */
export async function getRoleSync(ctx: Context) {
  const stored = await ctx.db.setting.findFirst({ where: { key: KEY }, select: { version: true } })
  return { mode: await readSetting(ctx, KEY), version: stored?.version ?? 0 }
}

/** Changes how the claims act, from the next sign-in or refresh on. Throws `record.changed`. */
export async function changeRoleSync(ctx: Context, { mode, version }: RoleSyncChange) {
  await writeSetting(ctx, { key: KEY, value: mode, version })
  return getRoleSync(ctx)
}
