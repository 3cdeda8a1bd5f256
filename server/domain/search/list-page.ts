import type { Context } from '#server/platform/context'
import { withTotal } from '#server/platform/counted-pages'
import { totalOf } from '#server/platform/list-total'

interface List<Row> {
  kind: string
  /** What the list is searched for. */
  q: string | undefined
  where: object
  page: { skip: number, take: number }
  rows: () => Promise<Row[]>
  count: (most: { take: number }) => Promise<number>
}

/** One page of a list, and how many rows it has in all: of a search the same statement tells it, of a whole list `totalOf`. */
export async function listPage<Row>(ctx: Context, { q, rows, count, ...list }: List<Row>): Promise<{ items: Row[], total: number }> {
  const { answer: items, total } = q ? await withTotal(rows) : { answer: await rows(), total: null }
  return { items, total: total ?? await totalOf(ctx, { ...list, found: items.length }, count) }
}
