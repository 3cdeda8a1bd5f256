import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import type { PersonRef } from '#server/platform/personal-data'
import { todayOf } from '#server/platform/today'
import { isHeld } from './legal-holds'

/**
 * Nobody is erased while they work here (deactivating refuses the last administrator) or while a hold keeps their data.
 * Throws `privacy.subject-active`, `privacy.subject-held`.
 */
export async function assertErasable(ctx: Context, person: PersonRef): Promise<void> {
  if (person.type === 'Employee') {
    const { activeTo } = required(await ctx.db.employee.findFirst({ where: { id: person.id }, select: { activeTo: true } }))
    if (!activeTo || activeTo >= todayOf(ctx)) throw new Problem('privacy.subject-active')
  }
  if (await isHeld(ctx, person)) throw new Problem('privacy.subject-held')
}
