import type { Context } from '#server/platform/context'
import { Prisma } from '#server/generated/prisma/client'
import { Problem } from '#server/platform/errors'
import { todayOf } from '#server/platform/today'
import { SERIES_KEYS, type NumberSeriesChange } from '#shared/contracts/settings'
import { formatSeriesNumber, numbersOf, periodOf } from '#shared/number-pattern'
import { DEFAULT_PATTERNS, type SeriesKey } from './draw-number'

/** Where the numbers of a series are kept. */
const TABLES: Record<SeriesKey, Prisma.Sql> = {
  invoice: Prisma.sql`"Invoice"`,
  cancellation: Prisma.sql`"Invoice"`,
  customer: Prisma.sql`"Customer"`,
  project: Prisma.sql`"Project"`,
  employee: Prisma.sql`"Employee"`,
}

/** All series with the number that would be drawn next. */
export async function listNumberSeries(ctx: Context) {
  const rows = await ctx.db.numberSeries.findMany({ select: { key: true, pattern: true, version: true } })
  const own = new Map(rows.map(row => [row.key, row]))
  const counters = await ctx.db.numberCounter.findMany({ select: { key: true, period: true, lastValue: true } })
  const today = todayOf(ctx)
  const items = SERIES_KEYS.map((key) => {
    const pattern = own.get(key)?.pattern ?? DEFAULT_PATTERNS[key]
    const period = periodOf(pattern, today)
    const last = counters.find(counter => counter.key === key && counter.period === period)?.lastValue ?? 0
    return {
      key, pattern,
      isDefault: pattern === DEFAULT_PATTERNS[key],
      next: formatSeriesNumber(pattern, today, last + 1),
      version: own.get(key)?.version ?? 0,
    }
  })
  return { items }
}

/**
 * Gives a series another pattern. The counter goes on behind the highest number that already reads like one of the new
 * pattern, so a change never uses a number twice. Throws `number-series.same-pattern`, `record.changed`.
 */
export async function changeNumberSeries(ctx: Context, { key, pattern, version }: NumberSeriesChange & { key: SeriesKey }) {
  await assertOwnPattern(ctx, key, pattern)
  if (version === 0) {
    const { count } = await ctx.db.numberSeries.createMany({ data: { key, pattern }, skipDuplicates: true })
    if (count === 0) throw new Problem('record.changed')
  }
  else {
    const { count } = await ctx.db.numberSeries.updateMany({ where: { key, version }, data: { pattern, version: { increment: 1 } } })
    if (count === 0) throw new Problem('record.changed')
  }
  await skipUsedNumbers(ctx, key, pattern)
  return listNumberSeries(ctx)
}

/** Invoices and cancellations share one space of numbers: with one pattern each would draw what the other has. */
async function assertOwnPattern(ctx: Context, key: SeriesKey, pattern: string): Promise<void> {
  const other = key === 'invoice' ? 'cancellation' : key === 'cancellation' ? 'invoice' : null
  if (!other) return
  const row = await ctx.db.numberSeries.findFirst({ where: { key: other }, select: { pattern: true } })
  if (shape(row?.pattern ?? DEFAULT_PATTERNS[other]) === shape(pattern)) throw new Problem('number-series.same-pattern')
}

/** Patterns that differ only in padding make the same numbers once the counter is long enough. */
function shape(pattern: string): string {
  return pattern.replace(/\{0+\}/, '{0}')
}

/** What a pattern would draw next, and the highest number that already reads like one of it. Throws `number-series.same-pattern`. */
export async function previewNumberSeries(ctx: Context, { key, pattern }: { key: SeriesKey, pattern: string }) {
  await assertOwnPattern(ctx, key, pattern)
  const today = todayOf(ctx)
  const counter = await ctx.db.numberCounter.findFirst({ where: { key, period: periodOf(pattern, today) }, select: { lastValue: true } })
  const highest = await highestNumber(ctx, key, numbersOf(pattern, today))
  return {
    next: formatSeriesNumber(pattern, today, Math.max(counter?.lastValue ?? 0, highest) + 1),
    highest: highest > 0 ? formatSeriesNumber(pattern, today, highest) : null,
  }
}

/** Counter of the highest number in use that reads like the pattern; 0 for none. */
async function highestNumber(ctx: Context, key: SeriesKey, numbers: string): Promise<number> {
  const rows = await ctx.db.$queryRaw<Array<{ highest: number | null }>>`
    SELECT max(substring(number FROM ${numbers})::int) AS highest FROM ${TABLES[key]} WHERE "tenantId" = current_tenant() AND number ~ ${numbers}`
  return rows[0]?.highest ?? 0
}

async function skipUsedNumbers(ctx: Context, key: SeriesKey, pattern: string): Promise<void> {
  const today = todayOf(ctx)
  const highest = await highestNumber(ctx, key, numbersOf(pattern, today))
  if (!highest) return
  await ctx.db.$executeRaw`
    INSERT INTO "NumberCounter" (id, key, period, "lastValue") VALUES (gen_random_uuid(), ${key}, ${periodOf(pattern, today)}, ${highest})
    ON CONFLICT ("tenantId", key, period) DO UPDATE SET "lastValue" = greatest("NumberCounter"."lastValue", EXCLUDED."lastValue")`
}
