interface Found { id: string }

interface Hits<Row extends Found> {
  /** What the search found, before the list's own filter. */
  found: readonly string[]
  page: { skip: number, take: number }
  /** Ids of all that the filter leaves, in the order of the list. */
  order: () => Promise<readonly Found[]>
  /** Rows: of these ids in any order, or all that the filter leaves in the order of the list. */
  read: (ids?: string[]) => Promise<Row[]>
}

/**
 * One page of what a search has found, and how many there are in all. Few hits are read at once. Of many the ids are read first and
 * then the rows of the page by theirs alone: together with the order and the end of the page, PostgreSQL would walk through the whole
 * list for them.
 */
export async function pageOfHits<Row extends Found>({ found, page: { skip, take }, order, read }: Hits<Row>) {
  if (found.length === 0) return { items: [], total: 0 }
  if (skip === 0 && found.length <= take) {
    const items = await read()
    return { items, total: items.length }
  }
  const hits = await order()
  const ids = hits.slice(skip, skip + take).map(hit => hit.id)
  const known = new Map((ids.length > 0 ? await read(ids) : []).map(row => [row.id, row]))
  return { items: ids.flatMap(id => known.get(id) ?? []), total: hits.length }
}
