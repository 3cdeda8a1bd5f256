import type { AuditFacets } from '#shared/contracts/audit'
import type { Context } from '#server/platform/context'
import { publicKeys } from '#server/platform/signing'
import { signingPurpose } from './export/signing-purpose'

/** What the log of the company can be filtered by, and the keys its exports are signed with. */
export async function getAuditFacets(ctx: Context): Promise<AuditFacets> {
  const [row] = await ctx.db.$queryRaw<Array<{ actions: string[], types: string[] }>>`
    SELECT ARRAY(SELECT action FROM audit_actions() action) AS actions, ARRAY(SELECT type FROM audit_entity_types() type) AS types`
  return { actions: row?.actions ?? [], entityTypes: row?.types ?? [], signingKeys: publicKeys(signingPurpose(ctx.actor.tenantId)) }
}
