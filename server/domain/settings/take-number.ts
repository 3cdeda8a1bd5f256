import type { Context } from '#server/platform/context'
import { numbersOf, periodOf } from '#shared/number-pattern'
import { DEFAULT_PATTERNS, drawNumber, type SeriesKey } from './draw-number'

/**
 * The number of a record that brings its own (an import), else the next one of the series. A number that the series could
 * have made itself moves its counter on, so that it is never drawn again.
 */
export async function takeNumber(ctx: Context, key: SeriesKey, { day, own }: { day: Date, own?: string }): Promise<string> {
  if (!own) return drawNumber(ctx, key, day)
  const series = await ctx.db.numberSeries.findFirst({ where: { key }, select: { pattern: true } })
  const pattern = series?.pattern ?? DEFAULT_PATTERNS[key]
  const value = Number(new RegExp(numbersOf(pattern, day)).exec(own)?.[1] ?? 0)
  if (value > 0) {
    await ctx.db.$executeRaw`
      INSERT INTO "NumberCounter" (id, key, period, "lastValue") VALUES (gen_random_uuid(), ${key}, ${periodOf(pattern, day)}, ${value}::int)
      ON CONFLICT ("tenantId", key, period) DO UPDATE SET "lastValue" = greatest("NumberCounter"."lastValue", excluded."lastValue")`
  }
  return own
}
