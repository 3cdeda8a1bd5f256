import type { Context } from '#server/platform/context'
import { totalOf } from '#server/platform/list-total'

interface Found { id: string }

/** Which rows to read: by a condition of its own instead of the list's, without order; or one page of the list. */
export interface Rows {
  only?: { id: { in: string[] } }
  page?: { skip: number, take: number }
}

interface List<Row extends Found> {
  kind: string
  /** The list's filter; `id` is what a search finds. */
  where: { id?: { in: string[] } }
  page: { skip: number, take: number }
  /** Ids of all that the filter leaves, in the order of the list. */
  ids: () => Promise<readonly Found[]>
  rows: (which: Rows) => Promise<Row[]>
  count: (most: { take: number }) => Promise<number>
}

/** One page of a list, and how many rows it has in all (`totalOf`). */
export async function listPage<Row extends Found>(ctx: Context, list: List<Row>): Promise<{ items: Row[], total: number }> {
  const { kind, where, page, rows, count } = list
  if (where.id) return pageOfHits(list)
  const items = await rows({ page })
  return { items, total: await totalOf(ctx, { kind, where, page, found: items.length }, count) }
}

/**
 * The ids of all hits are read first and then the rows of the page by theirs alone: together with the order and the end of the
 * page, PostgreSQL would walk through the whole list for them.
 */
async function pageOfHits<Row extends Found>({ page: { skip, take }, ids, rows }: List<Row>) {
  const hits = await ids()
  const shown = hits.slice(skip, skip + take).map(hit => hit.id)
  const known = new Map((shown.length > 0 ? await rows({ only: { id: { in: shown } } }) : []).map(row => [row.id, row]))
  return { items: shown.flatMap(id => known.get(id) ?? []), total: hits.length }
}
