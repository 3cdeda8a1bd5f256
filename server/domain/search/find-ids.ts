import type { RecordType } from '#shared/record-kinds'
import type { Context } from '#server/platform/context'

/** Hits a list filters by; whoever gets that many types another word. */
const MOST_IN_A_LIST = 1000
/** Hits an export takes. */
export const MOST_IN_AN_EXPORT = 20_000

/**
 * Condition on the id of the records of one kind that have the words of `q` in name, number or text: the newest `most`. The list
 * decides itself what of them may be seen. Undefined without `q`: nothing is filtered.
 */
export async function findIds(ctx: Context, kind: RecordType, { q, most = MOST_IN_A_LIST }: { q?: string, most?: number }) {
  if (!q?.trim()) return undefined
  // As one text: a list of a thousand texts costs the database client more than the search.
  const [row] = await ctx.db.$queryRaw<Array<{ ids: string }>>`SELECT array_to_string(search_ids(${kind}, ${q}, ${most}::int), ' ') AS ids`
  return { in: row?.ids ? row.ids.split(' ') : [] }
}
