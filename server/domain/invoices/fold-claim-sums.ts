import type { Context } from '#server/platform/context'

/**
 * Makes one row of the many that the sum of a day's claims has become. Whoever issues or pays meanwhile adds a row of their own.
 * @returns how many rows became fewer
 */
export async function foldClaimSums(ctx: Context): Promise<number> {
  // Only what was taken out here is added up: rows that another run took, or that came meanwhile, stay what they are.
  const [folded] = await ctx.db.$queryRaw<Array<{ gone: number }>>`
    WITH many AS (SELECT "dueOn" FROM "ClaimSum" WHERE "tenantId" = current_tenant() GROUP BY 1 HAVING count(*) > 1),
    gone AS (DELETE FROM "ClaimSum" s USING many m WHERE s."tenantId" = current_tenant() AND s."dueOn" = m."dueOn" RETURNING s.*),
    kept AS (
      INSERT INTO "ClaimSum" ("dueOn", claims, amount)
      SELECT "dueOn", sum(claims), sum(amount) FROM gone GROUP BY 1 HAVING sum(claims) <> 0 OR sum(amount) <> 0 RETURNING id)
    SELECT ((SELECT count(*) FROM gone) - (SELECT count(*) FROM kept))::int AS gone`
  return folded?.gone ?? 0
}
