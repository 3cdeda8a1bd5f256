import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { formatSeriesNumber, periodOf } from '#shared/number-pattern'

export type SeriesKey = 'invoice' | 'cancellation' | 'customer' | 'project' | 'employee'

/** Patterns of a company that has set none. */
export const DEFAULT_PATTERNS: Record<SeriesKey, string> = {
  invoice: 'RE-{YYYY}-{0000}',
  cancellation: 'ST-{YYYY}-{0000}',
  customer: 'K{00000}',
  project: 'P{0000}',
  employee: 'M{000}',
}

/**
 * Draws the next number of a series. The counter row stays locked until the transaction ends, so numbers are
 * gapless under concurrency and a rollback gives its number back; therefore draw as the last step.
 * @param day calendar day (UTC midnight) that decides the period
 */
export async function drawNumber(ctx: Context, key: SeriesKey, day: Date): Promise<string> {
  const series = await ctx.db.numberSeries.findFirst({ where: { key }, select: { pattern: true } })
  const pattern = series?.pattern ?? DEFAULT_PATTERNS[key]
  const period = periodOf(pattern, day)
  const rows = await ctx.db.$queryRaw<Array<{ lastValue: number }>>`
    INSERT INTO "NumberCounter" (id, key, period, "lastValue") VALUES (gen_random_uuid(), ${key}, ${period}, 1)
    ON CONFLICT ("tenantId", key, period) DO UPDATE SET "lastValue" = "NumberCounter"."lastValue" + 1
    RETURNING "lastValue"`
  const value = rows[0]?.lastValue
  if (!value) throw new Problem('service.unavailable')
  return formatSeriesNumber(pattern, day, value)
}
