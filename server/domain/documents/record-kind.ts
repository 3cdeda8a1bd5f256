import { defineRecordKind } from '#server/platform/records'
import { visibleDocuments } from './visible-documents'

interface Row { id: string, title: string, kind: string | null, correspondent: string | null }

/** Documents for reminders, notifications and search. */
export const documentKind = defineRecordKind({
  type: 'Document',
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
