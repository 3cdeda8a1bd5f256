import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import { requireRecord } from '#server/platform/records'
import type { PrivacyRequestCreate } from '#shared/contracts/privacy'
import { isAllowed } from '#shared/permissions'
import { assertErasable } from './assert-erasable'
import { getPrivacyRequest } from './privacy-requests'

constraintMeans('privacy_request_one_open', 'privacy.already-requested')

/**
 * Asks for an export or an erasure of a person's data; somebody else must release it. Throws `record.not-found`,
 * `privacy.not-a-person`, `privacy.subject-active`, `privacy.subject-held`, `privacy.already-requested`.
 */
export async function requestPrivacy(ctx: Context, { kind, subject, reason }: PrivacyRequestCreate) {
  const requestedById = required(ctx.actor.employeeId)
  const { label } = await requireRecord(ctx, subject)
  if (subject.type === 'Customer') await assertIsPerson(ctx, subject.id)
  if (kind === 'ERASURE') await assertErasable(ctx, subject)
  const { id } = await ctx.db.privacyRequest.create({
    data: {
      kind, subjectType: subject.type, subjectId: subject.id, subjectName: label,
      reason: reason ?? null, requestedById, requestedAt: ctx.now(),
    },
    select: { id: true },
  })
  const others = (await releasersOf(ctx)).filter(releaser => releaser !== requestedById)
  await notify(ctx, others, { event: 'privacy.requested', params: { person: ctx.actor.name }, link: `/admin/privacy/${id}` })
  return getPrivacyRequest(ctx, { id })
}

async function assertIsPerson(ctx: Context, id: string): Promise<void> {
  const { kind } = required(await ctx.db.customer.findFirst({ where: { id }, select: { kind: true } }))
  if (kind !== 'PERSON') throw new Problem('privacy.not-a-person')
}

/** Whose roles allow to release, today. */
async function releasersOf(ctx: Context): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<Array<{ id: string, grants: string[] }>>`
    SELECT e.id, r.grants FROM "Employee" e, LATERAL roles_of_employee(e.id, ${ctx.now()}::date) r
    WHERE e."tenantId" = current_tenant() AND (e."activeTo" IS NULL OR e."activeTo" >= ${ctx.now()}::date)
      AND r.grants && ARRAY['*', 'admin.*', 'admin.privacy.*', 'admin.privacy.release']`
  return [...new Set(rows.filter(row => isAllowed(row.grants, 'admin.privacy.release')).map(row => row.id))]
}
