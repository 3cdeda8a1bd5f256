import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { assertPrivate } from './employee-access'
import { weeklyMinutesOf, workingTimeFields } from './working-times'

/** What a reader of the position history gets. */
export const positionFields = {
  id: true, validFrom: true, validTo: true, jobTitle: true, departmentName: true, supervisorName: true,
} as const

/** Contract, working times and positions of a person, newest first; for those who may read private data, and oneself. */
export async function getEmployment(ctx: Context, id: string) {
  await assertPrivate(ctx, id)
  const { workingTimes, ...employment } = required(await ctx.db.employee.findFirst({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      employmentType: true, probationEndsOn: true, federalState: true, weeklyMinutes: true, activeFrom: true, activeTo: true, version: true,
      workingTimes: { select: workingTimeFields, orderBy: { validFrom: 'desc' } },
      positions: { select: positionFields, orderBy: { validFrom: 'desc' } },
    },
  }))
  return { ...employment, workingTimes: workingTimes.map(model => ({ ...model, weeklyMinutes: weeklyMinutesOf(model) })) }
}
