import { SQL_INVARIANTS } from '#server/invariants/sql-invariants'
import type { World } from './world'

/** How many rows of the company break the rule of the data whose name has these words. @throws Error when there is no such rule */
export async function breaksOfRule(world: World, words: string): Promise<number> {
  const rule = SQL_INVARIANTS.find(({ name }) => name.includes(words))
  if (!rule) throw new Error(`No rule of the data is named "${words}".`)
  const [row] = await world.sql<{ count: string }>(rule.sql)
  return Number(row?.count)
}
