import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { notFound, Problem, required } from '#server/platform/errors'
import type { HolidayChange, HolidayCreate } from '#shared/contracts/holidays'
import type { FederalState } from '#shared/federal-states'

constraintMeans('CompanyHoliday_tenantId_day_name_key', 'holiday.duplicate')

const fields = { id: true, day: true, name: true, federalState: true, halfDay: true, works: true, version: true } as const

/** Adds a day off of the company, or marks a public holiday as a working day. Throws `holiday.duplicate`. */
export async function createHoliday(ctx: Context, input: HolidayCreate) {
  const row = await ctx.db.companyHoliday.create({ data: input, select: fields })
  return { ...row, federalState: row.federalState as FederalState | null }
}

/** Changes an own day. Throws `record.changed`, `holiday.duplicate`, `record.not-found`. */
export async function changeHoliday(ctx: Context, { id, version, ...change }: HolidayChange & { id: string }) {
  const { count } = await ctx.db.companyHoliday.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  const row = required(await ctx.db.companyHoliday.findFirst({ where: { id }, select: fields }))
  if (count === 0) throw new Problem('record.changed')
  return { ...row, federalState: row.federalState as FederalState | null }
}

/** Removes an own day; the public holiday under it counts again. */
export async function deleteHoliday(ctx: Context, id: string): Promise<void> {
  const { count } = await ctx.db.companyHoliday.deleteMany({ where: { id } })
  if (count === 0) throw notFound()
}
