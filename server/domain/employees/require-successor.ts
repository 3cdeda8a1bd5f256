import type { Context } from '#server/platform/context'
import { invalidFields } from '#server/platform/errors'
import { activity } from './list-employees'

/** A successor works here today, without a last day that has passed, and is somebody else. */
export async function requireSuccessor(
  ctx: Context,
  { field, id, exceptId }: { field: string, id: string, exceptId: string },
): Promise<void> {
  const found = id !== exceptId
    && await ctx.db.employee.findFirst({ where: { AND: [{ id }, activity(ctx, 'active')] }, select: { id: true } })
  if (!found) throw invalidFields([{ pointer: `#/${field}`, code: 'employee.no-successor' }])
}
