import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'

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
  return formatNumber(pattern, day, value)
}

/** The counter starts again when the finest date token of the pattern changes. */
export function periodOf(pattern: string, day: Date): string {
  const iso = day.toISOString()
  if (pattern.includes('{MM}')) return iso.slice(0, 7)
  return /\{YY(YY)?\}/.test(pattern) ? iso.slice(0, 4) : ''
}

/** Fills {YYYY}, {YY}, {MM} and the padded counter {0000}. */
export function formatNumber(pattern: string, day: Date, value: number): string {
  const iso = day.toISOString()
  return pattern
    .replaceAll('{YYYY}', iso.slice(0, 4))
    .replaceAll('{YY}', iso.slice(2, 4))
    .replaceAll('{MM}', iso.slice(5, 7))
    .replace(/\{(0+)\}/, (_, zeros: string) => String(value).padStart(zeros.length, '0'))
}
