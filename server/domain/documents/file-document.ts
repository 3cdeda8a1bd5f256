import type { DocumentFiling } from '#shared/contracts/documents'
import type { Context } from '#server/platform/context'
import type { ReceivedFile, UploadPlan } from '#server/platform/define-stored-upload'
import { Problem, required } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { requireRecord } from '#server/platform/records'
import { storeObject } from '#server/platform/stored-files'
import { assertUnknownContent } from './find-duplicates'
import { readDocument } from './get-document'
import type { Inspection } from './inspect-upload'
import { readVersionJob } from './jobs/read-version'
import { requireDocument } from './require-document'
import { retainUntilOf, retentionClassOfKind } from './retention'
import { assertKindAllowed, getUploadLimits } from './upload-limits'

interface Filing {
  filing: DocumentFiling
  file: ReceivedFile
  seen: Inspection
}

/** Whether a file may come at all, before its first byte is read. Throws what the filing of it would throw. */
export async function prepareFiling(ctx: Context, filing: DocumentFiling): Promise<UploadPlan> {
  requirePerson(ctx)
  await assertFiling(ctx, filing)
  const { maxBytes } = await getUploadLimits(ctx)
  return { maxBytes }
}

/**
 * Makes a document of a received file, linked and tagged at once; its text is read by a job.
 * Throws `document.duplicate` (with the documents the actor sees), `file.kind-not-allowed`, `record.not-found`.
 */
export async function fileDocument(ctx: Context, { filing, file, seen }: Filing) {
  const ownerId = requirePerson(ctx)
  await assertKindAllowed(ctx, seen.mimeType)
  await assertFiling(ctx, filing)
  if (filing.duplicates === 'ask') await assertUnknownContent(ctx, file)
  const id = await createRows(ctx, { filing, file, seen, ownerId })
  return readDocument(ctx, await requireDocument(ctx, id))
}

async function createRows(ctx: Context, { filing, file, seen, ownerId }: Filing & { ownerId: string }): Promise<string> {
  const { title, kindId, tagIds = [], linkType, linkId, correspondent, documentDate, confidentiality } = filing
  const retentionClassId = await retentionClassOfKind(ctx, kindId)
  const stored = await storeObject(ctx, { name: file.name, mimeType: seen.mimeType, byteSize: file.byteSize, purpose: 'document', object: file })
  const document = await ctx.db.document.create({
    data: {
      title: title || titleOf(file.name), ownerId, kindId, retentionClassId, correspondent, documentDate, confidentiality,
      retainUntil: await retainUntilOf(ctx, { retentionClassId, documentDate: documentDate ?? null, createdAt: ctx.now() }),
      createdAt: ctx.now(),
      tags: { create: tagIds.map(tagId => ({ tagId })) },
      links: linkType && linkId ? { create: { entityType: linkType, entityId: linkId, createdById: ownerId } } : undefined,
      versions: { create: { versionNo: 1, fileId: stored.id, createdById: ownerId, createdAt: ctx.now() } },
    },
    select: { id: true, versions: { select: { id: true } } },
  })
  for (const version of document.versions) await enqueue(ctx, readVersionJob, { versionId: version.id })
  return document.id
}

/** Kind, tags and record of a filing exist and the actor may see them. */
async function assertFiling(ctx: Context, { kindId, tagIds = [], linkType, linkId }: DocumentFiling): Promise<void> {
  if (linkType && linkId) await requireRecord(ctx, { type: linkType, id: linkId })
  if (kindId) await assertOpenKind(ctx, kindId)
  await assertTags(ctx, tagIds)
}

/** Throws `record.not-found`, `document-kind.archived`. */
export async function assertOpenKind(ctx: Context, kindId: string): Promise<void> {
  const kind = required(await ctx.db.documentKind.findFirst({ where: { id: kindId }, select: { archivedAt: true } }))
  if (kind.archivedAt) throw new Problem('document-kind.archived')
}

/** Throws `record.not-found` when one of the tags does not exist. */
export async function assertTags(ctx: Context, tagIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(tagIds)]
  if (wanted.length === 0) return
  const known = await ctx.db.documentTag.count({ where: { id: { in: wanted } } })
  if (known < wanted.length) throw new Problem('record.not-found')
}

/** A document needs an owner: an employee. */
export function requirePerson(ctx: Context): string {
  if (!ctx.actor.employeeId) throw new Problem('session.person-required')
  return ctx.actor.employeeId
}

function titleOf(name: string): string {
  const stem = name.replace(/\.[a-z0-9]{1,8}$/i, '').replaceAll('_', ' ').trim()
  return (stem || name).slice(0, 200)
}
