import { MOST_COUNTED } from '#shared/limits'
import type { Context } from './context'

const KEPT_MS = 30_000
const MOST_KEPT = 500
const LONGEST = 2000

/** Until when a list is known to reach `MOST_COUNTED`, by company, kind and filter. */
const longLists = new Map<string, number>()

/** One page of a list as it was read: of what, by which filter, from which row on and how many of how many. */
export interface ReadPage {
  kind: string
  where: object
  page: { skip: number, take: number }
  found: number
}

/**
 * How many rows the list has in all, at most `MOST_COUNTED`. Counted only when the page does not tell: a page that is not full
 * is the last one. A list that reached the most is taken to reach it for half a minute more, because it says "so many or more"
 * in any case.
 */
export async function totalOf(
  ctx: Pick<Context, 'actor'>,
  { kind, where, page, found }: ReadPage,
  count: (most: { take: number }) => Promise<number>,
): Promise<number> {
  if (found < page.take && (found > 0 || page.skip === 0)) return Math.min(page.skip + found, MOST_COUNTED)
  const key = `${ctx.actor.tenantId} ${kind} ${JSON.stringify(where)}`
  if ((longLists.get(key) ?? 0) > Date.now()) return MOST_COUNTED
  const total = await count({ take: MOST_COUNTED })
  if (total >= MOST_COUNTED) keep(key)
  return total
}

function keep(key: string): void {
  if (key.length > LONGEST) return
  if (longLists.size >= MOST_KEPT) longLists.clear()
  longLists.set(key, Date.now() + KEPT_MS)
}
