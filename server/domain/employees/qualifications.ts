import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import type { QualificationChange, QualificationCreate } from '#shared/contracts/employees-qualifications'
import { assertReaches, reaches } from './employee-access'
import { teamOf } from './team-of'
import { visibleEmployees } from './visible-employees'

constraintMeans('qualification_level_is_a_step', 'request.invalid')

/** What every reader of a qualification gets. */
export const qualificationFields = {
  id: true, kind: true, name: true, issuer: true, level: true, acquiredOn: true, validUntil: true, version: true,
} as const

type Row = { id: string, qualificationId: string }

/** Skills of a person, for everybody who sees them; certificates too for oneself, one's leads and those who may read private data. */
export async function listQualifications(ctx: Context, employeeId: string) {
  const seesAll = employeeId === ctx.actor.employeeId || await reaches(ctx, 'core.employees.read-private', employeeId)
    || (await teamOf(ctx)).includes(employeeId)
  const employee = required(await ctx.db.employee.findFirst({
    where: { AND: [{ id: employeeId }, await visibleEmployees(ctx)] },
    relationLoadStrategy: 'join',
    select: {
      qualifications: {
        where: seesAll ? {} : { kind: 'SKILL' }, select: qualificationFields, orderBy: [{ kind: 'desc' }, { name: 'asc' }], take: 200,
      },
    },
  }))
  return { items: employee.qualifications }
}

/** Records a skill or a certificate. */
export async function addQualification(ctx: Context, { id: employeeId, ...input }: QualificationCreate & { id: string }) {
  await assertReaches(ctx, 'core.employees.write', employeeId)
  const level = input.kind === 'SKILL' ? input.level : null
  return ctx.db.qualification.create({ data: { employeeId, ...input, level }, select: qualificationFields })
}

/** Changes a skill or a certificate; its kind stays. Throws `record.changed`. */
export async function changeQualification(
  ctx: Context,
  { id: employeeId, qualificationId, version, ...change }: QualificationChange & Row,
) {
  await assertReaches(ctx, 'core.employees.write', employeeId)
  const before = required(await ctx.db.qualification.findFirst({ where: { id: qualificationId, employeeId }, select: { kind: true } }))
  const { count } = await ctx.db.qualification.updateMany({
    where: { id: qualificationId, employeeId, version },
    data: { ...change, ...before.kind === 'CERTIFICATE' && { level: null }, version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  return required(await ctx.db.qualification.findFirst({ where: { id: qualificationId }, select: qualificationFields }))
}

/** Removes a skill or a certificate. */
export async function removeQualification(ctx: Context, { id: employeeId, qualificationId }: Row): Promise<void> {
  await assertReaches(ctx, 'core.employees.write', employeeId)
  const { count } = await ctx.db.qualification.deleteMany({ where: { id: qualificationId, employeeId } })
  required(count || null)
}
