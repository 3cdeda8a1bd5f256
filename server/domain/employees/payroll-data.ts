import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { sealData, unsealData } from '#server/platform/key-ring'
import { PayrollContent, type PayrollData, type PayrollDataChange } from '#shared/contracts/employees-private'
import { assertReaches } from './employee-access'

/** Purpose of the key: what is encrypted for payroll cannot be read as anything else. */
export const PAYROLL_PURPOSE = 'employee payroll data'

const NOTHING: PayrollContent = {
  taxId: null, socialSecurityNumber: null, iban: null, accountHolder: null, taxClass: null, denomination: null, healthInsurer: null,
  childAllowances: null, isSeverelyDisabled: null, disabilityDegree: null,
}

/** Payroll data of a person. Every read is logged, of oneself too. Throws `payroll.unreadable` when the key is missing. */
export async function getPayrollData(ctx: Context, employeeId: string): Promise<PayrollData> {
  await assertReaches(ctx, 'core.payroll.read', employeeId)
  await ctx.audit('payroll-data.read', { type: 'Employee', id: employeeId })
  return read(ctx, employeeId)
}

/** Replaces payroll data; what is left out stays. Needs the right to read them too. Throws `record.changed`. */
export async function changePayrollData(
  ctx: Context,
  { id: employeeId, version, ...change }: PayrollDataChange & { id: string },
): Promise<PayrollData> {
  await assertReaches(ctx, 'core.payroll.write', employeeId)
  const { employeeId: _id, version: seen, ...before } = await getPayrollData(ctx, employeeId)
  if (seen !== version) throw new Problem('record.changed')
  const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const sealed = sealData(PAYROLL_PURPOSE, JSON.stringify(PayrollContent.parse({ ...before, ...known })))
  if (version === 0) {
    await ctx.db.employeePayrollData.create({ data: { employeeId, sealed } })
    return read(ctx, employeeId)
  }
  const { count } = await ctx.db.employeePayrollData.updateMany({
    where: { employeeId, version }, data: { sealed, version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  return read(ctx, employeeId)
}

async function read(ctx: Context, employeeId: string): Promise<PayrollData> {
  const row = await ctx.db.employeePayrollData.findFirst({ where: { employeeId }, select: { sealed: true, version: true } })
  if (!row) return { employeeId, ...NOTHING, version: 0 }
  const text = unsealData(PAYROLL_PURPOSE, row.sealed)
  if (text === null) throw new Problem('payroll.unreadable')
  return { employeeId, ...PayrollContent.parse({ ...NOTHING, ...JSON.parse(text) as object }), version: row.version }
}
