import { readSetting } from '#server/domain/settings'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { todayOf } from '#server/platform/today'
import { removeObjectsJob } from './jobs/remove-objects'
import { refused, requireChangeable, requireDocument } from './require-document'

const DAY_MS = 86_400_000

/** Puts a document into the trash, from which it is purged after the days of the settings. Throws `document.trashed`. */
export async function trashDocument(ctx: Context, id: string): Promise<void> {
  await requireChangeable(ctx, id)
  await putIntoTrash(ctx, [id])
}

/** Puts documents that may be changed into the trash. */
export async function putIntoTrash(ctx: Context, ids: readonly string[]): Promise<void> {
  const days = await readSetting(ctx, 'documents.trash-days')
  await ctx.db.document.updateMany({
    where: { id: { in: [...ids] }, trashedAt: null },
    data: {
      trashedAt: ctx.now(),
      trashedById: ctx.actor.employeeId,
      purgeAt: new Date(ctx.now().getTime() + days * DAY_MS),
      version: { increment: 1 },
    },
  })
}

/** Takes a document out of the trash, as it was. Throws `document.not-trashed`. */
export async function restoreDocument(ctx: Context, id: string): Promise<void> {
  const document = await requireDocument(ctx, id)
  if (!document.canChange) throw refused('core.documents.write')
  if (!document.trashedAt) throw new Problem('document.not-trashed')
  await takeOutOfTrash(ctx, [id])
}

/** Takes documents that may be changed out of the trash. */
export async function takeOutOfTrash(ctx: Context, ids: readonly string[]): Promise<void> {
  await ctx.db.document.updateMany({
    where: { id: { in: [...ids] } }, data: { trashedAt: null, trashedById: null, purgeAt: null, version: { increment: 1 } },
  })
}

/**
 * Deletes a document in the trash for good, with all versions and their files. What the law or a legal hold keeps stays.
 * Throws `document.not-trashed`, `document.retained` (with the day), `record.held`.
 */
export async function purgeDocument(ctx: Context, id: string): Promise<void> {
  const document = await requireDocument(ctx, id)
  if (!document.canChange) throw refused('core.documents.write')
  if (!document.trashedAt) throw new Problem('document.not-trashed')
  const { retainUntil } = document
  if (retainUntil && retainUntil >= todayOf(ctx)) {
    throw new Problem('document.retained', { details: { until: retainUntil.toISOString().slice(0, 10) } })
  }
  await removeRows(ctx, [id])
}

/** The files' rows go through a door of the database that opens for nothing else; the objects follow after commit. */
export async function removeRows(ctx: Context, ids: readonly string[]): Promise<void> {
  const versions = await ctx.db.documentVersion.findMany({
    where: { documentId: { in: [...ids] } }, select: { fileId: true, previewFileId: true },
  })
  await ctx.db.document.deleteMany({ where: { id: { in: [...ids] } } })
  const keys: string[] = []
  for (const fileId of versions.flatMap(version => [version.fileId, version.previewFileId ?? []].flat())) {
    const [row] = await ctx.db.$queryRaw<Array<{ key: string | null }>>`SELECT forget_document_file(${fileId}::uuid) AS key`
    if (row?.key) keys.push(row.key)
  }
  if (keys.length > 0) await enqueue(ctx, removeObjectsJob, { keys })
}
