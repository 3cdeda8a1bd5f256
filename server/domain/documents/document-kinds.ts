import type { DocumentKindChange, DocumentKindCreate } from '#shared/contracts/document-filing'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'

const fields = {
  id: true, name: true, retentionClassId: true, archivedAt: true, version: true, _count: { select: { documents: true } },
} as const

function toKind<Row extends { _count: { documents: number } }>({ _count, ...row }: Row) {
  return { ...row, documentCount: _count.documents }
}

/** Kinds of documents with the retention classes that can be chosen. */
export async function listDocumentKinds(ctx: Context) {
  const rows = await ctx.db.documentKind.findMany({ relationLoadStrategy: 'join', select: fields, orderBy: { name: 'asc' } })
  const retentionClasses = await ctx.db.retentionClass.findMany({ select: { id: true, name: true, years: true }, orderBy: [{ years: 'asc' }, { name: 'asc' }] })
  return { items: rows.map(toKind), retentionClasses }
}

/** Throws `record.duplicate`, `record.not-found`. */
export async function createDocumentKind(ctx: Context, input: DocumentKindCreate) {
  await assertClass(ctx, input.retentionClassId)
  return toKind(await ctx.db.documentKind.create({ data: input, select: fields }))
}

/** Changes name, class or whether it is still offered; documents that have it keep their retention. Throws `record.changed`. */
export async function changeDocumentKind(ctx: Context, { id, version, archived, ...change }: DocumentKindChange & { id: string }) {
  await assertClass(ctx, change.retentionClassId)
  required(await ctx.db.documentKind.findFirst({ where: { id }, select: { id: true } }))
  const archivedAt = archived === undefined ? undefined : archived ? ctx.now() : null
  const data = { ...change, archivedAt, version: { increment: 1 } }
  const { count } = await ctx.db.documentKind.updateMany({ where: { id, version }, data })
  if (count === 0) throw new Problem('record.changed')
  return toKind(required(await ctx.db.documentKind.findFirst({ where: { id }, select: fields })))
}

/** Deletes a kind that nothing has. Throws `record.in-use`, `record.not-found`. */
export async function deleteDocumentKind(ctx: Context, id: string): Promise<void> {
  const { count } = await ctx.db.documentKind.deleteMany({ where: { id } })
  if (count === 0) throw new Problem('record.not-found')
}

async function assertClass(ctx: Context, id: string | null | undefined): Promise<void> {
  if (id) required(await ctx.db.retentionClass.findFirst({ where: { id }, select: { id: true } }))
}
