import type { Context } from '#server/platform/context'
import { hashBreakGlassCode, makeBreakGlassCode } from '#server/platform/break-glass'
import { notify } from '#server/platform/notify'
import { administratorsOf } from '../roles'

const MINUTE_MS = 60_000

interface Issue {
  employeeNumber: string
  /** How long the code may be used. */
  minutes: number
}

/** Why no code was made, for the operator's terminal. */
type Refusal = 'unknown' | 'inactive' | 'no-role' | 'never-signed-in'

type Answer = { code: string, name: string } | { refusal: Refusal }

/**
 * Makes a one-time code for an emergency sign-in and tells all administrators. An earlier one of the person is worth nothing
 * from now on. Only somebody who has signed in before gets one: their account says which person the session belongs to.
 */
export async function issueBreakGlassCode(ctx: Context, { employeeNumber, minutes }: Issue): Promise<Answer> {
  const person = await ctx.db.employee.findFirst({
    where: { number: employeeNumber }, select: { id: true, firstName: true, lastName: true, membership: { select: { id: true } } },
  })
  if (!person) return { refusal: 'unknown' }
  const [row] = await ctx.db.$queryRaw<Array<{ actor: { grants: string[] } | null }>>`SELECT actor_of_employee(${person.id}::uuid) AS actor`
  if (!row?.actor) return { refusal: 'inactive' }
  if (row.actor.grants.length === 0) return { refusal: 'no-role' }
  if (!person.membership) return { refusal: 'never-signed-in' }

  const now = ctx.now()
  const expiresAt = new Date(now.getTime() + minutes * MINUTE_MS)
  const code = makeBreakGlassCode()
  await ctx.db.breakGlassCode.updateMany({
    where: { employeeId: person.id, usedAt: null, expiresAt: { gt: now } }, data: { expiresAt: now },
  })
  const { id } = await ctx.db.breakGlassCode.create({
    data: { employeeId: person.id, hash: hashBreakGlassCode(code) ?? '', expiresAt }, select: { id: true },
  })
  const name = `${person.firstName} ${person.lastName}`
  await ctx.audit('break-glass.issued', { type: 'BreakGlassCode', id, details: { employeeId: person.id, expiresAt } })
  await notify(ctx, await administratorsOf(ctx), { event: 'break-glass.issued', params: { person: name }, link: '/admin/audit' })
  return { code, name }
}
