import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import type { PersonalData, PersonalDataChange } from '#shared/contracts/employees-private'
import { assertExists, assertPrivate, assertReaches } from './employee-access'

const personalFields = {
  birthDate: true, privateEmail: true, privatePhone: true, street: true, postalCode: true, city: true, country: true,
  emergencyContactName: true, emergencyContactRelation: true, emergencyContactPhone: true, version: true,
} as const

const NOTHING = {
  birthDate: null, privateEmail: null, privatePhone: null, street: null, postalCode: null, city: null, country: null,
  emergencyContactName: null, emergencyContactRelation: null, emergencyContactPhone: null, version: 0,
}

/** Private data of a person; that others read them is logged. */
export async function getPersonalData(ctx: Context, employeeId: string): Promise<PersonalData> {
  await assertPrivate(ctx, employeeId)
  if (employeeId !== ctx.actor.employeeId) await ctx.audit('personal-data.read', { type: 'Employee', id: employeeId })
  return findPersonalData(ctx, employeeId)
}

/** Private data without a look at rights; only for oneself and for what a right was checked for. */
export async function findPersonalData(ctx: Context, employeeId: string): Promise<PersonalData> {
  const row = await ctx.db.employeePersonalData.findFirst({ where: { employeeId }, select: personalFields })
  return { employeeId, ...row ?? NOTHING }
}

/** Changes private data: one's own, or those of people whom both rights reach. Throws `record.changed`. */
export async function changePersonalData(
  ctx: Context,
  { id: employeeId, version, ...change }: PersonalDataChange & { id: string },
): Promise<PersonalData> {
  await assertPrivate(ctx, employeeId)
  if (employeeId === ctx.actor.employeeId) await assertExists(ctx, employeeId)
  else await assertReaches(ctx, 'core.employees.write', employeeId)

  if (version === 0) {
    if (await ctx.db.employeePersonalData.count({ where: { employeeId } }) > 0) throw new Problem('record.changed')
    await ctx.db.employeePersonalData.create({ data: { employeeId, ...change } })
    return findPersonalData(ctx, employeeId)
  }
  const { count } = await ctx.db.employeePersonalData.updateMany({
    where: { employeeId, version }, data: { ...change, version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  return findPersonalData(ctx, employeeId)
}
