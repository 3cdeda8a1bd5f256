import type { Context } from '#server/platform/context'
import { keptUntil, type LegalBasis } from '#shared/legal-bases'

/** Why the name of a former employee must stay, and until when. */
export interface Keeping {
  basis: LegalBasis
  until: Date
}

/**
 * Until when records of work must still name the employee: payroll (§ 41(1) EStG) and working time (§ 16(2) ArbZG), whichever lasts
 * longer; null when nothing holds any more.
 */
export async function employeeKeptUntil(ctx: Context, employeeId: string): Promise<Keeping | null> {
  const employee = await ctx.db.employee.findFirst({ where: { id: employeeId }, select: { activeTo: true } })
  const payroll = await ctx.db.employeePayrollData.count({ where: { employeeId } })
  const last = await ctx.db.timeEntry.findFirst({ where: { employeeId }, orderBy: { startedAt: 'desc' }, select: { startedAt: true } })
  const reasons: Array<{ basis: LegalBasis, day: Date | null | undefined }> = [
    { basis: 'payroll', day: payroll > 0 ? employee?.activeTo : null },
    { basis: 'working-time', day: last?.startedAt },
  ]
  const open = reasons.flatMap(({ basis, day }) => {
    const until = day ? keptUntil(basis, day) : null
    return until && until > ctx.now() ? [{ basis, until }] : []
  })
  return open.sort((a, b) => b.until.getTime() - a.until.getTime())[0] ?? null
}
