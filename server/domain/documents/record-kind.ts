import { defineRecordKind, type RecordReach } from '#server/platform/records'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { changeableDocuments, shareableDocuments, visibleDocuments } from './visible-documents'

interface Row { id: string, title: string, kind: string | null, correspondent: string | null }

/** Documents for reminders, notifications and search. */
export const documentKind = defineRecordKind({
  type: 'Document',
  reach: findableDocuments,
  within: {
    'core.documents.write': (ctx, id) => isAmong(ctx, id, changeableDocuments(ctx)),
    'core.documents.share': (ctx, id) => isAmong(ctx, id, shareableDocuments(ctx)),
  },
  async find(ctx, ids) {
    const rows = await ctx.db.$queryRaw<Row[]>`
      SELECT d.id, d.title, k.name AS kind, d.correspondent FROM "Document" d
      LEFT JOIN "DocumentKind" k ON k."tenantId" = d."tenantId" AND k.id = d."kindId"
      WHERE d.id = ANY (${[...ids]}::uuid[]) AND ${visibleDocuments(ctx)}`
    return rows.map(({ id, title, kind, correspondent }) => ({
      type: 'Document', id, label: title, description: [kind, correspondent].filter(Boolean).join(' · ') || null, path: `/documents/${id}`,
    }))
  },
})

/** Few are hidden from who reads all, few are open to who reads their own: the shorter list. What lies in the trash is not found. */
async function findableDocuments(ctx: Context): Promise<RecordReach> {
  const readsAll = ctx.permit('core.documents.read') === 'all'
  if (readsAll && ctx.can('core.documents.read-confidential') && ctx.permit('core.documents.read-confidential') === 'all') return 'all'
  const visible = visibleDocuments(ctx)
  const rows = readsAll
    ? await ctx.db.$queryRaw<Array<{ id: string }>>`SELECT d.id FROM "Document" d WHERE d."trashedAt" IS NULL AND NOT coalesce(${visible}, FALSE)`
    : await ctx.db.$queryRaw<Array<{ id: string }>>`SELECT d.id FROM "Document" d WHERE d."trashedAt" IS NULL AND ${visible}`
  const ids = rows.map(row => row.id)
  return readsAll ? { except: ids } : { only: ids }
}

async function isAmong(ctx: Context, id: string, condition: Prisma.Sql): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<unknown[]>`SELECT 1 FROM "Document" d WHERE d.id = ${id}::uuid AND ${condition}`
  return rows.length > 0
}
