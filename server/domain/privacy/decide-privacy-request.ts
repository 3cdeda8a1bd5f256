import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { notify } from '#server/platform/notify'
import type { PersonType } from '#server/platform/personal-data'
import type { PrivacyRejection } from '#shared/contracts/privacy'
import { assertErasable } from './assert-erasable'
import { runPrivacyRequest } from './jobs/run-privacy-request'
import { getPrivacyRequest } from './privacy-requests'

interface Decision {
  id: string
  version: number
}

/** Releases a request; a job does the rest. Throws `privacy.four-eyes`, `privacy.not-waiting`, `record.changed`, `privacy.subject-held`. */
export async function releasePrivacyRequest(ctx: Context, { id, version }: Decision) {
  const request = await requireWaiting(ctx, id)
  if (request.kind === 'ERASURE') await assertErasable(ctx, { type: request.subjectType as PersonType, id: request.subjectId })
  await decide(ctx, { id, version }, { status: 'RELEASED' })
  await enqueue(ctx, runPrivacyRequest, { requestId: id })
  return getPrivacyRequest(ctx, { id })
}

/** Rejects a request with a reason. Throws `privacy.four-eyes`, `privacy.not-waiting`, `record.changed`. */
export async function rejectPrivacyRequest(ctx: Context, { id, version, reason }: PrivacyRejection & { id: string }) {
  const request = await requireWaiting(ctx, id)
  await decide(ctx, { id, version }, { status: 'REJECTED', decisionReason: reason, finishedAt: ctx.now() })
  await notify(ctx, [request.requestedById], {
    event: 'privacy.rejected', params: { person: ctx.actor.name, reason }, link: `/admin/privacy/${id}`,
  })
  return getPrivacyRequest(ctx, { id })
}

async function requireWaiting(ctx: Context, id: string) {
  const request = required(await ctx.db.privacyRequest.findFirst({
    where: { id }, select: { kind: true, status: true, requestedById: true, subjectType: true, subjectId: true },
  }))
  if (request.requestedById === ctx.actor.employeeId) throw new Problem('privacy.four-eyes')
  if (request.status !== 'REQUESTED') throw new Problem('privacy.not-waiting')
  return request
}

async function decide(ctx: Context, { id, version }: Decision, data: { status: 'RELEASED' | 'REJECTED', decisionReason?: string, finishedAt?: Date }) {
  const { count } = await ctx.db.privacyRequest.updateMany({
    where: { id, version, status: 'REQUESTED' },
    data: { ...data, decidedById: required(ctx.actor.employeeId), decidedAt: ctx.now(), version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
}
