import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { visibleDocuments } from './visible-documents'

interface Content { sha256: string, byteSize: number }

/**
 * Refuses content that lies in a document the actor may see, and says in which: it can be opened or linked instead. What the actor
 * may not see is not told, and what lies in the trash does not stand in the way. Throws `document.duplicate`.
 */
export async function assertUnknownContent(ctx: Context, { sha256, byteSize }: Content): Promise<void> {
  const documents = await ctx.db.$queryRaw<Array<{ id: string, title: string }>>`
    SELECT DISTINCT d.id, d.title FROM "Document" d JOIN "DocumentVersion" v ON v."tenantId" = d."tenantId" AND v."documentId" = d.id
      JOIN "StoredFile" f ON f."tenantId" = v."tenantId" AND f.id = v."fileId"
    WHERE f.sha256 = ${sha256} AND f."byteSize" = ${byteSize} AND d."trashedAt" IS NULL AND ${visibleDocuments(ctx)}
    ORDER BY d.title LIMIT 5`
  if (documents.length > 0) throw new Problem('document.duplicate', { details: { title: documents[0]?.title, documents } })
}
