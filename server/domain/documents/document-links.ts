import type { RecordRef } from '#shared/contracts/records'
import { RECORD_KINDS, RECORD_TYPES, type RecordType } from '#shared/record-kinds'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { findRecords, recordKey, requireRecord } from '#server/platform/records'
import { requireChangeable, requireDocument } from './require-document'

/** The records a document belongs to. Those the actor may not see are only counted. Throws `record.not-found`. */
export async function listDocumentLinks(ctx: Context, documentId: string) {
  await requireDocument(ctx, documentId)
  const rows = await ctx.db.documentLink.findMany({
    where: { documentId }, select: { id: true, entityType: true, entityId: true }, orderBy: { createdAt: 'asc' }, take: 100,
  })
  const refs = rows.flatMap(({ id, entityType: type, entityId }) => isRecordType(type) ? [{ linkId: id, ref: { type, id: entityId } }] : [])
  const records = await findRecords(ctx, refs.map(({ ref }) => ref))
  const items = refs.flatMap(({ linkId, ref }) => {
    const record = records.get(recordKey(ref))
    return record ? [{ id: linkId, record }] : []
  })
  return { items, hidden: rows.length - items.length }
}

/** Links a document to a record the actor may see; twice is once. Throws `record.not-found`, `document.trashed`. */
export async function linkDocument(ctx: Context, { id, record }: { id: string, record: RecordRef }): Promise<void> {
  await requireChangeable(ctx, id)
  await addLink(ctx, [id], record)
}

/** Links several documents that may be changed. Throws `record.not-found`. */
export async function addLink(ctx: Context, ids: readonly string[], record: RecordRef): Promise<void> {
  await requireRecord(ctx, record)
  await ctx.db.documentLink.createMany({
    data: ids.map(documentId => ({ documentId, entityType: record.type, entityId: record.id, createdById: ctx.actor.employeeId })),
    skipDuplicates: true,
  })
}

/** Takes a link away; the document stays. A link to a record the actor may not see is none to them. Throws `record.not-found`. */
export async function unlinkDocument(ctx: Context, { id, linkId }: { id: string, linkId: string }): Promise<void> {
  await requireChangeable(ctx, id)
  const link = required(await ctx.db.documentLink.findFirst({
    where: { id: linkId, documentId: id }, select: { entityType: true, entityId: true },
  }))
  if (!isRecordType(link.entityType)) throw new Problem('record.not-found')
  await requireRecord(ctx, { type: link.entityType, id: link.entityId })
  await ctx.db.documentLink.deleteMany({ where: { id: linkId } })
}

function isRecordType(type: string): type is RecordType {
  return (RECORD_TYPES as readonly string[]).includes(type) && type in RECORD_KINDS
}
