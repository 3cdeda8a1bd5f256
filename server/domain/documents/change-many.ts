import type { DocumentBulk } from '#shared/contracts/documents'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { addGrant } from './document-grants'
import { addLink } from './document-links'
import { assertOpenKind, assertTags } from './file-document'
import { refused } from './require-document'
import { retainUntilOf, retentionClassOfKind } from './retention'
import { putIntoTrash, takeOutOfTrash } from './trash-document'
import { changeableDocuments, shareableDocuments, visibleDocuments } from './visible-documents'

interface Row {
  id: string
  title: string
  retentionClassId: string | null
  retainUntil: Date | null
  documentDate: Date | null
  createdAt: Date
}

/** Does one thing to many documents; those the actor may not change stay as they are and are counted. */
export async function changeManyDocuments(ctx: Context, bulk: DocumentBulk) {
  const rows = await changeableOf(ctx, bulk)
  const refusedOnes = bulk.action === 'kind' ? await setKind(ctx, rows, bulk.kindId) : 0
  const ids = rows.map(row => row.id)
  if (bulk.action === 'tag') await setTags(ctx, ids, bulk)
  else if (bulk.action === 'link') await addLink(ctx, ids, bulk.record)
  else if (bulk.action === 'share') await addGrant(ctx, rows, bulk)
  else if (bulk.action === 'trash') await putIntoTrash(ctx, ids)
  else if (bulk.action === 'restore') await takeOutOfTrash(ctx, ids)
  return { done: rows.length - refusedOnes, refused: new Set(bulk.ids).size - rows.length + refusedOnes }
}

function changeableOf(ctx: Context, { action, ids }: DocumentBulk): Promise<Row[]> {
  if (action === 'share' && !ctx.can('core.documents.share')) throw refused('core.documents.share')
  const right = action === 'share' ? shareableDocuments(ctx) : changeableDocuments(ctx)
  const place = action === 'restore' ? Prisma.sql`d."trashedAt" IS NOT NULL` : Prisma.sql`d."trashedAt" IS NULL`
  return ctx.db.$queryRaw<Row[]>`
    SELECT d.id, d.title, d."retentionClassId", d."retainUntil", d."documentDate", d."createdAt" FROM "Document" d
    WHERE d.id = ANY (${ids}::uuid[]) AND ${visibleDocuments(ctx)} AND ${right} AND ${place} ORDER BY d.id`
}

async function setTags(ctx: Context, ids: readonly string[], { add, remove }: { add: string[], remove: string[] }): Promise<void> {
  await assertTags(ctx, add)
  await ctx.db.documentTagging.deleteMany({ where: { documentId: { in: [...ids] }, tagId: { in: remove } } })
  const data = ids.flatMap(documentId => add.map(tagId => ({ documentId, tagId })))
  await ctx.db.documentTagging.createMany({ data, skipDuplicates: true })
}

/** @returns how many keep their kind because the new one would let go of them earlier */
async function setKind(ctx: Context, rows: readonly Row[], kindId: string | null): Promise<number> {
  if (kindId) await assertOpenKind(ctx, kindId)
  const ofKind = await retentionClassOfKind(ctx, kindId)
  let kept = 0
  for (const row of rows) {
    const retentionClassId = ofKind ?? row.retentionClassId
    const retainUntil = await retainUntilOf(ctx, { ...row, retentionClassId })
    const shortened = row.retainUntil && (!retainUntil || retainUntil < row.retainUntil)
    if (shortened && !ctx.can('core.documents.administer')) {
      kept++
      continue
    }
    await ctx.db.document.updateMany({ where: { id: row.id }, data: { kindId, retentionClassId, retainUntil, version: { increment: 1 } } })
  }
  return kept
}
