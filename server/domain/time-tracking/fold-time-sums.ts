import type { Context } from '#server/platform/context'

/**
 * Makes one row of the many that a project's or a day's sum has become. Whoever books meanwhile adds a row of their own.
 * @returns how many rows became fewer
 */
export async function foldTimeSums(ctx: Context): Promise<number> {
  // Only what was taken out here is added up: rows that another run took, or that came meanwhile, stay what they are.
  const [folded] = await ctx.db.$queryRaw<Array<{ gone: number }>>`
    WITH many AS (
      SELECT "projectId", "workedOn" FROM "TimeSum" WHERE "tenantId" = current_tenant() GROUP BY 1, 2 HAVING count(*) > 1),
    of_projects AS (
      DELETE FROM "TimeSum" s USING many m WHERE s."tenantId" = current_tenant() AND s."projectId" = m."projectId" RETURNING s.*),
    of_days AS (
      DELETE FROM "TimeSum" s USING many m WHERE s."tenantId" = current_tenant() AND s."workedOn" = m."workedOn" RETURNING s.*),
    gone AS (SELECT * FROM of_projects UNION ALL SELECT * FROM of_days),
    kept AS (
      INSERT INTO "TimeSum" ("projectId", "workedOn", minutes, "billableMinutes", "minutesAtRate")
      SELECT "projectId", "workedOn", sum(minutes), sum("billableMinutes"), sum("minutesAtRate") FROM gone GROUP BY 1, 2
      HAVING sum(minutes) <> 0 OR sum("minutesAtRate") <> 0 OR sum("billableMinutes") <> 0 RETURNING id)
    SELECT ((SELECT count(*) FROM gone) - (SELECT count(*) FROM kept))::int AS gone`
  return folded?.gone ?? 0
}
