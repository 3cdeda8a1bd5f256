import type { Permission } from '#shared/permissions'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { changeableDocuments, shareableDocuments, visibleDocuments } from './visible-documents'

/** What decides over a document. */
export interface DocumentFacts {
  id: string
  title: string
  ownerId: string
  ownerName: string | null
  confidentiality: 'NORMAL' | 'CONFIDENTIAL'
  kindId: string | null
  retentionClassId: string | null
  retainUntil: Date | null
  documentDate: Date | null
  expiresOn: Date | null
  createdAt: Date
  trashedAt: Date | null
  version: number
  canChange: boolean
  canShare: boolean
}

/** A document the actor may see, with what they may do to it. Throws `record.not-found`. */
export async function requireDocument(ctx: Context, id: string): Promise<DocumentFacts> {
  const rows = await ctx.db.$queryRaw<DocumentFacts[]>`/* kept */
    SELECT d.id, d.title, d."ownerId", o."firstName" || ' ' || o."lastName" AS "ownerName", d.confidentiality::text AS confidentiality, d."kindId",
      d."retentionClassId", d."retainUntil", d."documentDate", d."expiresOn", d."createdAt", d."trashedAt", d.version,
      ${changeableDocuments(ctx)} AS "canChange", ${shareableDocuments(ctx)} AS "canShare"
    FROM "Document" d LEFT JOIN "Employee" o ON o."tenantId" = d."tenantId" AND o.id = d."ownerId"
    WHERE d.id = ${id}::uuid AND ${visibleDocuments(ctx)}`
  return required(rows[0])
}

/** A document the actor may change and that is not in the trash. Throws `record.not-found`, `permission.missing`, `document.trashed`. */
export async function requireChangeable(ctx: Context, id: string): Promise<DocumentFacts> {
  const document = await requireDocument(ctx, id)
  if (!document.canChange) throw refused('core.documents.write')
  if (document.trashedAt) throw new Problem('document.trashed')
  return document
}

/** A document the actor may share and that is not in the trash. Throws `record.not-found`, `permission.missing`, `document.trashed`. */
export async function requireShareable(ctx: Context, id: string): Promise<DocumentFacts> {
  const document = await requireDocument(ctx, id)
  if (!document.canShare) throw refused('core.documents.share')
  if (document.trashedAt) throw new Problem('document.trashed')
  return document
}

/** The refusal of a right that reaches other documents, not this one. */
export function refused(permission: Permission): Problem {
  return new Problem('permission.missing', { details: { permission } })
}

/** Records that somebody looked into a confidential document of another person. */
export async function noteConfidentialRead(ctx: Context, document: Pick<DocumentFacts, 'id' | 'title' | 'ownerId' | 'confidentiality'>, what: string): Promise<void> {
  if (document.confidentiality !== 'CONFIDENTIAL' || document.ownerId === ctx.actor.employeeId) return
  await ctx.audit('document.confidential-read', { type: 'Document', id: document.id, details: { title: document.title, what } })
}
