import type { TenantChoice } from '#shared/contracts/identity'
import type { Context } from '#server/platform/context'

/** Companies a person belongs to, by name: the one question that looks across companies. */
export function tenantsOf(ctx: Pick<Context, 'db'>, userId: string): Promise<TenantChoice[]> {
  return ctx.db.$queryRaw<TenantChoice[]>`SELECT id, slug, name FROM tenants_of_user(${userId}::uuid)`
}
