import { createHash } from 'node:crypto'
import type { Context } from './context'
import { invalidFields, Problem } from './errors'

interface Call {
  key: string
  route: string
  body: unknown
  status: number
}

const KEY = /^[\x21-\x7E]{8,100}$/

/**
 * Runs the work once per actor and key. The answer is kept in the same transaction as the effect;
 * a second call with the same body gets it again. Throws `idempotency-key.reused` for another body.
 */
export async function once(ctx: Context, call: Call, work: () => Promise<unknown>): Promise<unknown> {
  if (!KEY.test(call.key)) throw invalidFields([{ pointer: '#/idempotency-key', code: 'idempotency-key.malformed' }])
  const actorId = ctx.actor.employeeId ?? ctx.actor.tenantId
  const bodyHash = createHash('sha256').update(`${call.route}\n${JSON.stringify(call.body)}`).digest('hex')
  // A concurrent call with the same key waits here until the first commits or rolls back.
  const claimed = await ctx.db.idempotencyKey.createManyAndReturn({
    data: [{ actorId, key: call.key, route: call.route, bodyHash, status: call.status }],
    skipDuplicates: true,
    select: { id: true },
  })
  const own = claimed[0]
  if (!own) return earlierAnswer(ctx, { actorId, key: call.key, bodyHash })
  const response = await work()
  await ctx.db.idempotencyKey.updateMany({ where: { id: own.id }, data: { response: (response ?? undefined) as never } })
  return response
}

async function earlierAnswer(ctx: Context, claim: { actorId: string, key: string, bodyHash: string }): Promise<unknown> {
  const earlier = await ctx.db.idempotencyKey.findFirstOrThrow({ where: { actorId: claim.actorId, key: claim.key } })
  if (earlier.bodyHash !== claim.bodyHash) throw new Problem('idempotency-key.reused')
  return earlier.response
}
