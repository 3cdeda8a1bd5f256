import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import type { PositionChange, PositionCreate } from '#shared/contracts/employees-employment'
import { assertReaches } from './employee-access'
import { positionFields } from './get-employment'

constraintMeans('employee_position_no_overlap', 'position.overlaps')
constraintMeans('employee_position_ends_after_start', 'position.ends-before-start')

type Row = { id: string, positionId: string }

/** Adds a position of the past to the history. Throws `position.overlaps`, `position.ends-before-start`. */
export async function addPosition(ctx: Context, { id: employeeId, ...input }: PositionCreate & { id: string }) {
  await assertReaches(ctx, 'core.employees.write', employeeId)
  assertSpan(input)
  return ctx.db.employeePosition.create({ data: { employeeId, ...input }, select: positionFields })
}

/** Corrects the history. Of the present position only the first day: the rest is the person's master data. */
export async function correctPosition(ctx: Context, { id: employeeId, positionId, ...change }: PositionChange & Row) {
  await assertReaches(ctx, 'core.employees.write', employeeId)
  const before = required(await ctx.db.employeePosition.findFirst({ where: { id: positionId, employeeId }, select: positionFields }))
  const isPresent = before.validTo === null
  if (isPresent && Object.keys(change).some(key => key !== 'validFrom')) throw new Problem('position.present')
  const after = { ...before, ...change }
  assertSpan(after)
  await ctx.db.employeePosition.updateMany({ where: { id: positionId, employeeId }, data: change })
  return after
}

/** Removes a position of the past from the history. Throws `position.present` for the one held now. */
export async function removePosition(ctx: Context, { id: employeeId, positionId }: Row): Promise<void> {
  await assertReaches(ctx, 'core.employees.write', employeeId)
  const before = required(await ctx.db.employeePosition.findFirst({ where: { id: positionId, employeeId }, select: { validTo: true } }))
  if (before.validTo === null) throw new Problem('position.present')
  await ctx.db.employeePosition.deleteMany({ where: { id: positionId, employeeId } })
}

function assertSpan({ validFrom, validTo }: { validFrom: Date, validTo: Date | null }): void {
  if (validTo && validTo < validFrom) throw new Problem('position.ends-before-start')
}
