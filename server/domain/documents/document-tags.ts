import type { DocumentTagChange, DocumentTagCreate } from '#shared/contracts/document-filing'
import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'

constraintMeans('document_tag_name_once', 'document-tag.duplicate')

const fields = { id: true, name: true, color: true, parentId: true, version: true, _count: { select: { taggings: true } } } as const

function toTag<Row extends { _count: { taggings: number } }>({ _count, ...row }: Row) {
  return { ...row, documentCount: _count.taggings }
}

/** All tags; the tree follows from their parents. */
export async function listDocumentTags(ctx: Context) {
  const rows = await ctx.db.documentTag.findMany({ relationLoadStrategy: 'join', select: fields, orderBy: { name: 'asc' }, take: 1000 })
  return { items: rows.map(toTag) }
}

/** Throws `document-tag.duplicate` for a name that its parent already has. */
export async function createDocumentTag(ctx: Context, input: DocumentTagCreate) {
  if (input.parentId) await requireTag(ctx, input.parentId)
  return toTag(await ctx.db.documentTag.create({ data: input, select: fields }))
}

/** Renames, colours or moves a tag with everything below it. Throws `document-tag.cycle`, `document-tag.duplicate`, `record.changed`. */
export async function changeDocumentTag(ctx: Context, { id, version, ...change }: DocumentTagChange & { id: string }) {
  await requireTag(ctx, id)
  if (change.parentId) await assertNotBelow(ctx, id, change.parentId)
  const { count } = await ctx.db.documentTag.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return toTag(required(await ctx.db.documentTag.findFirst({ where: { id }, select: fields })))
}

/** Deletes a tag; documents lose it. Throws `record.in-use` while others are below it. */
export async function deleteDocumentTag(ctx: Context, id: string): Promise<void> {
  const { count } = await ctx.db.documentTag.deleteMany({ where: { id } })
  if (count === 0) throw new Problem('record.not-found')
}

async function requireTag(ctx: Context, id: string): Promise<void> {
  required(await ctx.db.documentTag.findFirst({ where: { id }, select: { id: true } }))
}

/** A tag cannot hang below itself. Two moves at once cannot make a ring either: the tree is locked. */
async function assertNotBelow(ctx: Context, id: string, parentId: string): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('document-tags:' || current_tenant(), 0))`
  await requireTag(ctx, parentId)
  const rows = await ctx.db.$queryRaw<Array<{ id: string }>>`
    WITH RECURSIVE above AS (
      SELECT id, "parentId" FROM "DocumentTag" WHERE id = ${parentId}::uuid
      UNION SELECT t.id, t."parentId" FROM "DocumentTag" t JOIN above a ON t.id = a."parentId")
    SELECT id FROM above`
  if (rows.some(row => row.id === id)) throw new Problem('document-tag.cycle')
}
