import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import type { JobRun } from '#server/platform/jobs'
import { notify } from '#server/platform/notify'
import { personalDataProviders, type ErasureResult, type PersonRef } from '#server/platform/personal-data'
import type { ErasureLine } from '#shared/contracts/privacy'
import { assertErasable } from './assert-erasable'
import type { RunningRequest } from './jobs/run-privacy-request'

/**
 * Erases a person over all modules in one transaction: all of it or nothing. The result says for each kind of record what became of
 * it; the audit log keeps that it happened.
 */
export async function erasePerson(run: JobRun, request: RunningRequest): Promise<void> {
  await run.inTenant(async (ctx) => {
    const locked = await ctx.db.$queryRaw<unknown[]>`
      SELECT id FROM "PrivacyRequest" WHERE "tenantId" = current_tenant() AND id = ${request.id}::uuid AND status = 'RUNNING' FOR UPDATE`
    if (locked.length === 0) return
    await assertErasable(ctx, request.person)
    const lines = [...await eraseEverywhere(ctx, request.person), ...await auditLine(ctx, request.person)]
    await finish(ctx, request, lines)
  })
}

async function eraseEverywhere(ctx: Context, person: PersonRef): Promise<ErasureLine[]> {
  const lines: ErasureResult[] = []
  for (const provider of personalDataProviders(person.type)) lines.push(...await provider.erase(ctx, person))
  return lines.filter(line => line.count > 0).map(line => ({ until: null, basis: null, ...line }))
}

/** The log of changes proves that the books are right; it cannot forget, and the request says so. */
async function auditLine(ctx: Context, person: PersonRef): Promise<ErasureLine[]> {
  const count = await ctx.db.auditEvent.count({ where: { OR: [{ entityId: person.id }, { actorId: person.id }] } })
  if (count === 0) return []
  return [{ entityType: 'AuditEvent', count, outcome: 'kept', until: `${ctx.now().getUTCFullYear() + 11}-01-01`, basis: 'audit' }]
}

async function finish(ctx: Context, { id, person, requestedById }: RunningRequest, lines: ErasureLine[]): Promise<void> {
  const { type } = person
  const nameGone = lines.some(line => line.entityType === type && line.outcome !== 'kept')
  const total = personalDataProviders(type).length
  await ctx.db.privacyRequest.updateMany({
    where: { id },
    data: {
      status: 'FINISHED', result: lines as unknown as Prisma.InputJsonValue, total, done: total, finishedAt: ctx.now(), version: { increment: 1 },
    },
  })
  // Requests about the person must not keep the name that was just forgotten.
  if (nameGone) await forgetNameInRequests(ctx, person)
  await ctx.audit('person.erased', { type, id: person.id, details: { result: lines } })
  await notify(ctx, [requestedById], { event: 'privacy.erased', link: `/admin/privacy/${id}` })
}

async function forgetNameInRequests(ctx: Context, { type, id }: PersonRef): Promise<void> {
  await ctx.db.privacyRequest.updateMany({
    where: { subjectType: type, subjectId: id },
    data: { subjectName: ctx.actor.tenant.language === 'en' ? 'Erased person' : 'Gelöschte Person' },
  })
}
