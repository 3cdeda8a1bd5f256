import type { Context } from '#server/platform/context'
import { notFound, Problem, required } from '#server/platform/errors'
import type { ProfileChange } from '#shared/contracts/employees-profile'
import type { OwnSkillChange, OwnSkillCreate } from '#shared/contracts/employees-qualifications'
import { openFile, readFileOf } from '#server/platform/stored-files'
import { accessTo } from './employee-access'
import { employeeDetailFields } from './employee-fields'
import { findPersonalData } from './personal-data'
import { qualificationFields } from './qualifications'

/** The employee who acts; a person without one has no profile. */
export function ownId(ctx: Context): string {
  return required(ctx.actor.employeeId)
}

/** Everything about oneself that one may see and in part change. */
export async function getProfile(ctx: Context) {
  const id = ownId(ctx)
  const { departments, qualifications, ...row } = required(await ctx.db.employee.findFirst({
    where: { id },
    relationLoadStrategy: 'join',
    select: { ...employeeDetailFields, qualifications: { select: qualificationFields, orderBy: [{ kind: 'desc' }, { name: 'asc' }] } },
  }))
  return {
    ...row,
    furtherDepartments: departments.map(({ department }) => department),
    access: await accessTo(ctx, id),
    qualifications,
    personalData: await findPersonalData(ctx, id),
  }
}

/** Changes one's own phone numbers. Throws `record.changed`. */
export async function changeProfile(ctx: Context, { version, ...change }: ProfileChange) {
  const { count } = await ctx.db.employee.updateMany({ where: { id: ownId(ctx), version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return getProfile(ctx)
}

/** One's own photo. Throws `record.not-found`. */
export async function getOwnPhoto(ctx: Context) {
  const employee = await ctx.db.employee.findFirst({ where: { id: ownId(ctx) }, select: { photoFileId: true } })
  if (!employee?.photoFileId) throw notFound()
  const file = await readFileOf(ctx, employee.photoFileId)
  return { name: file.name, mimeType: file.mimeType, inline: true, cacheSeconds: 3600, body: () => openFile(file) }
}

/** Says what one can. */
export async function addOwnSkill(ctx: Context, input: OwnSkillCreate) {
  return ctx.db.qualification.create({ data: { employeeId: ownId(ctx), kind: 'SKILL', ...input }, select: qualificationFields })
}

/** Changes one of one's own skills. Throws `record.changed`, and `record.not-found` for certificates: the company records those. */
export async function changeOwnSkill(ctx: Context, { id, version, ...change }: OwnSkillChange & { id: string }) {
  const mine = { id, employeeId: ownId(ctx), kind: 'SKILL' as const }
  required(await ctx.db.qualification.findFirst({ where: mine, select: { id: true } }))
  const { count } = await ctx.db.qualification.updateMany({ where: { ...mine, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return required(await ctx.db.qualification.findFirst({ where: { id }, select: qualificationFields }))
}

/** Removes one of one's own skills. */
export async function removeOwnSkill(ctx: Context, id: string): Promise<void> {
  const { count } = await ctx.db.qualification.deleteMany({ where: { id, employeeId: ownId(ctx), kind: 'SKILL' } })
  required(count || null)
}
