import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'
import type { ExpiringQuery } from '#shared/contracts/employees'
import { addDays } from '#shared/calendar-day'
import { personFields } from './employee-fields'
import { activity } from './list-employees'
import { qualificationFields } from './qualifications'
import { teamOf } from './team-of'

/**
 * What runs out within so many days or has run out (for at most a year), the most urgent first: of everybody for those who
 * may read private data, of one's team for leads, of oneself else.
 */
export async function listExpiringCertificates(ctx: Context, { days, expired = true }: ExpiringQuery) {
  const today = todayOf(ctx)
  const seesAll = ctx.can('core.employees.read-private') && ctx.permit('core.employees.read-private') === 'all'
  const rows = await ctx.db.qualification.findMany({
    where: {
      validUntil: { gte: expired ? addDays(today, -365) : today, lte: addDays(today, days) },
      employee: { AND: [activity(ctx, 'active'), seesAll ? {} : { id: { in: await teamOf(ctx) } }] },
    },
    relationLoadStrategy: 'join',
    select: { ...qualificationFields, employee: { select: personFields } },
    orderBy: [{ validUntil: 'asc' }, { id: 'asc' }],
    take: 100,
  })
  return { items: rows.flatMap(({ validUntil, ...row }) => validUntil ? [{ ...row, validUntil }] : []) }
}
