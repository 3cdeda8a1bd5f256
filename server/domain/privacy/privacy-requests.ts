import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import type { ErasureLine, PrivacyQuery, PrivacyRequest } from '#shared/contracts/privacy'
import { namesOf, personOf } from './names-of'

/** What every reader of a request gets. */
export const requestFields = {
  id: true, kind: true, subjectType: true, subjectId: true, subjectName: true, reason: true, status: true, requestedById: true,
  requestedAt: true, decidedById: true, decidedAt: true, decisionReason: true, total: true, done: true, result: true, fileId: true,
  fileExpiresAt: true, finishedAt: true, errorCode: true, version: true,
} as const satisfies Prisma.PrivacyRequestSelect

type Row = Prisma.PrivacyRequestGetPayload<{ select: typeof requestFields }>

/** Requests, the latest first. */
export async function listPrivacyRequests(ctx: Context, { page, limit, kind, status, q }: PrivacyQuery) {
  const where = { kind, status, subjectName: q ? { contains: q, mode: 'insensitive' as const } : undefined }
  const rows = await ctx.db.privacyRequest.findMany({
    where, select: requestFields, orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }], skip: (page - 1) * limit, take: limit,
  })
  const total = page === 1 && rows.length < limit ? rows.length : await ctx.db.privacyRequest.count({ where })
  return { items: await shown(ctx, rows), total }
}

/** One request with its result. Throws `record.not-found`. */
export async function getPrivacyRequest(ctx: Context, { id }: { id: string }): Promise<PrivacyRequest> {
  const row = required(await ctx.db.privacyRequest.findFirst({ where: { id }, select: requestFields }))
  return required((await shown(ctx, [row]))[0])
}

/** Whether the export may be downloaded by the actor: only who asked for it or released it, until it expires. */
export function mayDownload(ctx: Context, row: Pick<Row, 'fileId' | 'fileExpiresAt' | 'requestedById' | 'decidedById'>): boolean {
  const isThere = row.fileId !== null && row.fileExpiresAt !== null && row.fileExpiresAt > ctx.now()
  return isThere && [row.requestedById, row.decidedById].includes(ctx.actor.employeeId)
}

async function shown(ctx: Context, rows: Row[]): Promise<PrivacyRequest[]> {
  const names = await namesOf(ctx, rows.flatMap(row => [row.requestedById, row.decidedById]))
  return rows.map(({ subjectType, subjectId, subjectName, requestedById, decidedById, fileId, result, ...row }) => ({
    ...row,
    subject: { type: subjectType as PrivacyRequest['subject']['type'], id: subjectId, name: subjectName },
    result: result as ErasureLine[] | null,
    requestedBy: personOf(requestedById, names),
    decidedBy: personOf(decidedById, names),
    hasFile: fileId !== null,
    mayDecide: row.status === 'REQUESTED' && requestedById !== ctx.actor.employeeId && ctx.can('admin.privacy.release'),
    mayDownload: mayDownload(ctx, { fileId, fileExpiresAt: row.fileExpiresAt, requestedById, decidedById }),
  }))
}
