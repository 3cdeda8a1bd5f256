interface Found { id: string }

/**
 * One page of what a search has found, from all hits that a filter leaves, in the order of the list. The rows of the page are read
 * by their ids alone: together with the order and the end of the page, PostgreSQL would walk through the whole list for them.
 */
export async function pageOfHits<Row extends Found>(
  hits: readonly Found[],
  { skip, take }: { skip: number, take: number },
  read: (where: { id: { in: string[] } }) => Promise<Row[]>,
) {
  const page = hits.slice(skip, skip + take).map(hit => hit.id)
  const rows = page.length > 0 ? await read({ id: { in: page } }) : []
  const known = new Map(rows.map(row => [row.id, row]))
  return { rows: page.flatMap(id => known.get(id) ?? []), total: hits.length }
}
