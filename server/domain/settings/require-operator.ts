import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'

/**
 * Whether the acting company operates the installation: the one WORKMATE_OPERATOR names by its slug, else the oldest.
 * What concerns all companies (settings of the installation, queues, errors) is shown and changed only there.
 */
export async function isOperator(ctx: Context): Promise<boolean> {
  const slug = process.env.WORKMATE_OPERATOR
  if (slug) return ctx.actor.tenant.slug === slug
  const rows = await ctx.db.$queryRaw<Array<{ id: string }>>`SELECT id FROM list_tenants() LIMIT 1`
  return rows[0]?.id === ctx.actor.tenantId
}

/** Throws `installation.not-operator` unless the acting company operates the installation. */
export async function requireOperator(ctx: Context): Promise<void> {
  if (!await isOperator(ctx)) throw new Problem('installation.not-operator')
}
