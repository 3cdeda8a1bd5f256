import { RECORD_KINDS, type RecordType } from '#shared/record-kinds'
import type { FoundRecord } from '#shared/contracts/records'
import type { Context } from '#server/platform/context'
import { recordReaches } from '#server/platform/records'
import { asFoundRecord, type EntryRow } from './entry-row'
import { limitsOf } from './limits-of'

const SHOWN = 8

/** What the acting person opened last and may still see, newest first. */
export async function listRecentRecords(ctx: Context): Promise<{ items: FoundRecord[] }> {
  const limits = limitsOf(await recordReaches(ctx), Object.keys(RECORD_KINDS) as RecordType[])
  const rows = await ctx.db.$queryRaw<EntryRow[]>`
    SELECT e.kind, e."entityId", e.title, e.number, e.subtitle, c."customerId"
    FROM "RecentRecord" r
    JOIN "SearchEntry" e ON e."tenantId" = r."tenantId" AND e.kind = r.kind AND e."entityId" = r."entityId"
    LEFT JOIN "Contact" c ON e.kind = 'Contact' AND c."tenantId" = e."tenantId" AND c.id = e."entityId"
    WHERE r."employeeId" = ${ctx.actor.employeeId}::uuid AND e.kind = ANY (${limits.kinds})
      AND (e.kind <> ALL (${limits.restricted}) OR e."entityId" = ANY (${limits.allowed}::uuid[])) AND e."entityId" <> ALL (${limits.hidden}::uuid[])
    ORDER BY r."openedAt" DESC LIMIT ${SHOWN}`
  return { items: rows.map(asFoundRecord) }
}
