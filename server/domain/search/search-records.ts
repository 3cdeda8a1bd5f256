import { RECORD_KINDS, type RecordType } from '#shared/record-kinds'
import type { SearchAnswer, SearchQuery } from '#shared/contracts/search'
import type { Context } from '#server/platform/context'
import { recordReaches } from '#server/platform/records'
import { asFoundRecord, type EntryRow } from './entry-row'
import { limitsOf } from './limits-of'
import { markedPieces, piecesWith } from './text-pieces'

interface HitRow extends EntryRow {
  fragment: string | null
  total: bigint
}

/**
 * Everything the actor may see that has the words in its name, number or text, best first. What may be seen is decided in
 * the query, so counts and pages are right for everybody.
 */
export async function searchRecords(ctx: Context, { q, kinds, page, limit }: SearchQuery): Promise<SearchAnswer> {
  const limits = limitsOf(await recordReaches(ctx), kinds ?? Object.keys(RECORD_KINDS) as RecordType[])
  if (limits.kinds.length === 0) return { items: [], total: 0 }
  const rows = await ctx.db.$queryRaw<HitRow[]>`
    SELECT h.*, (SELECT c."customerId" FROM "Contact" c WHERE h.kind = 'Contact' AND c.id = h."entityId")
    FROM search_records(${q}, ${limits.kinds}, ${limits.restricted}, ${limits.allowed}::uuid[], ${limits.hidden}::uuid[], ${limit}::int, ${(page - 1) * limit}::int)
      WITH ORDINALITY AS h(kind, "entityId", title, number, subtitle, fragment, total, place)
    ORDER BY h.place`
  return {
    items: rows.map(row => ({
      ...asFoundRecord(row),
      title: piecesWith(row.title, q),
      fragment: row.fragment === null ? null : markedPieces(row.fragment),
    })),
    total: Number(rows[0]?.total ?? 0),
  }
}
