import type { DocumentChange } from '#shared/contracts/documents'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { replaceValues } from './custom-values'
import { assertOpenKind, assertTags } from './file-document'
import { readDocument } from './get-document'
import { remindOfExpiry } from './remind-of-expiry'
import { requireChangeable, requireDocument, type DocumentFacts } from './require-document'
import { assertNotShortened, retainUntilOf, retentionClassOfKind } from './retention'

type Change = DocumentChange & { id: string }

/**
 * Changes what is noted about a document; tags and field values are replaced as a whole. A new kind brings its retention class
 * unless one is chosen. Throws `record.changed`, `document.trashed`, `permission.missing`.
 */
export async function changeDocument(ctx: Context, { id, version, tagIds, values, ...change }: Change) {
  const document = await requireChangeable(ctx, id)
  await assertAllowed(ctx, document, change)
  const kept = await retention(ctx, document, change)
  const { count } = await ctx.db.document.updateMany({
    where: { id, version }, data: { ...change as Prisma.DocumentUncheckedUpdateManyInput, ...kept, version: { increment: 1 } },
  })
  if (count === 0) throw new Problem('record.changed')
  if (tagIds) await replaceTags(ctx, id, tagIds)
  if (change.expiresOn !== undefined) await remindOfExpiry(ctx, document, change.expiresOn)
  if (values) await replaceValues(ctx, { id, kindId: change.kindId === undefined ? document.kindId : change.kindId }, values)
  return readDocument(ctx, await requireDocument(ctx, id))
}

/** To whom it belongs and who sees it is decided by its owner or by those who administer documents. */
async function assertAllowed(ctx: Context, document: DocumentFacts, change: Omit<DocumentChange, 'version'>): Promise<void> {
  const mine = document.ownerId === ctx.actor.employeeId || ctx.can('core.documents.administer')
  const opens = change.confidentiality !== undefined && change.confidentiality !== document.confidentiality
  const gives = change.ownerId !== undefined && change.ownerId !== document.ownerId
  if (!mine && (opens || gives)) throw new Problem('permission.missing', { details: { permission: 'core.documents.administer' } })
  if (gives) required(await ctx.db.employee.findFirst({ where: { id: change.ownerId }, select: { id: true } }))
  if (change.kindId && change.kindId !== document.kindId) await assertOpenKind(ctx, change.kindId)
}

async function retention(ctx: Context, document: DocumentFacts, change: Omit<DocumentChange, 'version'>) {
  const newKind = change.kindId !== undefined && change.kindId !== document.kindId
  const untouched = change.retentionClassId === undefined || change.retentionClassId === document.retentionClassId
  const retentionClassId = newKind && untouched
    ? await retentionClassOfKind(ctx, change.kindId) ?? document.retentionClassId
    : change.retentionClassId === undefined ? document.retentionClassId : change.retentionClassId
  const documentDate = change.documentDate === undefined ? document.documentDate : change.documentDate
  const retainUntil = await retainUntilOf(ctx, { retentionClassId, documentDate, createdAt: document.createdAt })
  assertNotShortened(ctx, document, retainUntil)
  return { retentionClassId, retainUntil }
}

async function replaceTags(ctx: Context, documentId: string, tagIds: readonly string[]): Promise<void> {
  await assertTags(ctx, tagIds)
  const known = await ctx.db.documentTagging.findMany({ where: { documentId }, select: { tagId: true } })
  const old = new Set(known.map(row => row.tagId))
  const added = [...new Set(tagIds)].filter(id => !old.has(id))
  await ctx.db.documentTagging.deleteMany({ where: { documentId, tagId: { notIn: [...tagIds] } } })
  if (added.length > 0) await ctx.db.documentTagging.createMany({ data: added.map(tagId => ({ documentId, tagId })) })
}
