import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { dependentsOf, missingFor, MODULE_KEYS, type ModuleKey } from '#shared/modules'

/** Every module that can be switched, with what depends on it. */
export async function listModules(ctx: Context) {
  const { disabledModules } = await ctx.db.tenant.findUniqueOrThrow({
    where: { id: ctx.actor.tenantId }, select: { disabledModules: true },
  })
  return { items: statesOf(disabledModules) }
}

/**
 * Switches a module on or off for the whole company; nothing is deleted. Two at the same time take turns.
 * Throws `module.needed` (another one needs it, or it needs another one that is off).
 */
export async function switchModule(ctx: Context, { key, enabled }: { key: ModuleKey, enabled: boolean }) {
  const rows = await ctx.db.$queryRaw<Array<{ disabledModules: string[] }>>`
    SELECT "disabledModules" FROM "Tenant" WHERE id = current_tenant() FOR UPDATE`
  const before = rows[0]?.disabledModules ?? []
  const hindering = enabled ? missingFor(key, before) : dependentsOf(key, before)
  if (hindering.length > 0) throw new Problem('module.needed', { details: { modules: hindering } })
  const after = enabled ? before.filter(other => other !== key) : [...new Set([...before, key])]
  await ctx.db.tenant.update({ where: { id: ctx.actor.tenantId }, data: { disabledModules: after }, select: { id: true } })
  await ctx.audit(enabled ? 'module.switched-on' : 'module.switched-off', {
    type: 'Tenant', id: ctx.actor.tenantId, details: { module: key, disabledModules: after },
  })
  return { items: statesOf(after) }
}

function statesOf(disabled: readonly string[]) {
  return MODULE_KEYS.map(key => ({
    key, enabled: !disabled.includes(key), neededBy: dependentsOf(key, disabled), missing: missingFor(key, disabled),
  }))
}
