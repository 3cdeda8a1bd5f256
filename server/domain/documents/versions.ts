import type { Context } from '#server/platform/context'
import type { ReceivedFile, UploadPlan } from '#server/platform/define-stored-upload'
import { Problem, required } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { notify } from '#server/platform/notify'
import { openFileStream, storeObject } from '#server/platform/stored-files'
import { assertUnknownContent } from './find-duplicates'
import { requirePerson } from './file-document'
import { readDocument } from './get-document'
import type { Inspection } from './inspect-upload'
import { readVersionJob } from './jobs/read-version'
import { noteConfidentialRead, requireChangeable, requireDocument } from './require-document'
import { assertKindAllowed, getUploadLimits } from './upload-limits'

const storedFields = { id: true, name: true, mimeType: true, byteSize: true, sha256: true, storageKey: true } as const

/** Whether a new version may come. Throws what `addVersion` would. */
export async function prepareVersion(ctx: Context, id: string): Promise<UploadPlan> {
  requirePerson(ctx)
  await requireChangeable(ctx, id)
  const { maxBytes } = await getUploadLimits(ctx)
  return { maxBytes }
}

interface VersionRef { id: string, versionId: string }
interface Wanted { id: string, versionId?: string, inline?: boolean }

interface NewVersion {
  id: string
  label?: string
  duplicates: 'ask' | 'keep'
  file: ReceivedFile
  seen: Inspection
}

/** Puts a newer file into a document; the older ones stay. Throws `document.duplicate`, `document.trashed`, `file.kind-not-allowed`. */
export async function addVersion(ctx: Context, { id, label, duplicates, file, seen }: NewVersion) {
  const createdById = requirePerson(ctx)
  const { title } = await requireChangeable(ctx, id)
  await assertKindAllowed(ctx, seen.mimeType)
  if (duplicates === 'ask') await assertUnknownContent(ctx, file)
  // The update locks the document: of two uploads at once the second gets the next number.
  await ctx.db.document.updateMany({ where: { id }, data: { version: { increment: 1 } } })
  const newest = await ctx.db.documentVersion.aggregate({ where: { documentId: id }, _max: { versionNo: true } })
  const stored = await storeObject(ctx, { name: file.name, mimeType: seen.mimeType, byteSize: file.byteSize, purpose: 'document', object: file })
  const version = await ctx.db.documentVersion.create({
    data: { documentId: id, versionNo: (newest._max.versionNo ?? 0) + 1, label, fileId: stored.id, createdById, createdAt: ctx.now() },
    select: { id: true },
  })
  await enqueue(ctx, readVersionJob, { versionId: version.id })
  await notify(ctx, [], { event: 'document.new-version', params: { title }, link: `/documents/${id}`, entity: { type: 'Document', id } })
  return readDocument(ctx, await requireDocument(ctx, id))
}

/** Names a version. Throws `record.not-found`. */
export async function labelVersion(ctx: Context, { id, versionId, label }: VersionRef & { label?: string | null }): Promise<void> {
  await requireChangeable(ctx, id)
  const { count } = await ctx.db.documentVersion.updateMany({ where: { id: versionId, documentId: id }, data: { label: label ?? null } })
  if (count === 0) throw new Problem('record.not-found')
}

/** The file of one version, of the newest without a version. Reading a confidential one of somebody else is recorded. */
export async function downloadDocument(ctx: Context, { id, versionId, inline = false }: Wanted) {
  const document = await requireDocument(ctx, id)
  await noteConfidentialRead(ctx, document, 'file')
  const { file } = required(await ctx.db.documentVersion.findFirst({
    relationLoadStrategy: 'join', where: { documentId: id, id: versionId }, select: { file: { select: storedFields } }, orderBy: { versionNo: 'desc' },
  }))
  // Only what a browser shows without running anything of it.
  const shown = inline && /^(application\/pdf|image\/(png|jpeg|gif|webp|avif))$/.test(file.mimeType)
  return { name: file.name, mimeType: file.mimeType, inline: shown, body: () => openFileStream(file) }
}
