import type { DocumentGrantsReplace } from '#shared/contracts/document-sharing'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { notify } from '#server/platform/notify'
import { requireDocument, requireShareable } from './require-document'

type GranteeType = 'EMPLOYEE' | 'DEPARTMENT' | 'ROLE'
interface Grantee { granteeType: GranteeType, granteeId: string }
type Grant = Grantee & { canChange: boolean }

/** Whom a document is shared with, by name. Throws `record.not-found`. */
export async function listDocumentGrants(ctx: Context, id: string) {
  await requireDocument(ctx, id)
  const items = await ctx.db.$queryRaw<Array<Grant & { name: string }>>`
    SELECT g."granteeType"::text AS "granteeType", g."granteeId", g."canChange", n.name FROM "DocumentGrant" g
    JOIN (${everyGrantee()}) n ON n.type = g."granteeType"::text AND n.id = g."granteeId"
    WHERE g."documentId" = ${id}::uuid ORDER BY n.name`
  return { items }
}

/** Replaces whom a document is shared with; those who are new hear of it. Throws `permission.missing`, `record.not-found`. */
export async function replaceDocumentGrants(ctx: Context, { id, items }: DocumentGrantsReplace & { id: string }) {
  const document = await requireShareable(ctx, id)
  await assertGrantees(ctx, items)
  const known = await ctx.db.documentGrant.findMany({
    where: { documentId: id }, select: { id: true, granteeType: true, granteeId: true, canChange: true },
  })
  const keyOf = (grant: Grant) => `${grant.granteeType} ${grant.granteeId} ${grant.canChange}`
  const wanted = new Set(items.map(keyOf))
  const kept = new Set(known.map(keyOf))
  await ctx.db.documentGrant.deleteMany({ where: { id: { in: known.filter(grant => !wanted.has(keyOf(grant))).map(grant => grant.id) } } })
  const added = items.filter(grant => !kept.has(keyOf(grant)))
  await ctx.db.documentGrant.createMany({ data: added.map(grant => ({ documentId: id, ...grant })) })
  const before = new Set(known.map(grant => `${grant.granteeType} ${grant.granteeId}`))
  await tell(ctx, document, added.filter(grant => !before.has(`${grant.granteeType} ${grant.granteeId}`)))
  return listDocumentGrants(ctx, id)
}

/** Shares several documents that may be shared with one more. Throws `record.not-found`. */
export async function addGrant(ctx: Context, documents: ReadonlyArray<{ id: string, title: string }>, grant: Grant): Promise<void> {
  await assertGrantees(ctx, [grant])
  for (const document of documents) {
    const { count } = await ctx.db.documentGrant.updateMany({
      where: { documentId: document.id, granteeType: grant.granteeType, granteeId: grant.granteeId }, data: { canChange: grant.canChange },
    })
    if (count > 0) continue
    await ctx.db.documentGrant.create({ data: { documentId: document.id, ...grant }, select: { id: true } })
    await tell(ctx, document, [grant])
  }
}

/** People, departments and roles to share with, by name. */
export async function listGrantees(ctx: Context, { type, q }: { type: GranteeType, q?: string }) {
  const name = q ? Prisma.sql`AND n.name ILIKE ${`%${q.replaceAll(/[\\%_]/g, '\\$&')}%`}` : Prisma.empty
  const items = await ctx.db.$queryRaw<Array<{ id: string, name: string, description: string | null }>>`
    SELECT n.id, n.name, n.description FROM (${everyGrantee()}) n WHERE n.type = ${type} AND n.open ${name} ORDER BY n.name LIMIT 20`
  return { items }
}

function everyGrantee(): Prisma.Sql {
  return Prisma.sql`SELECT 'EMPLOYEE' AS type, e.id, e."firstName" || ' ' || e."lastName" AS name, e."jobTitle" AS description,
      coalesce(e."activeTo" >= CURRENT_DATE, TRUE) AS open FROM "Employee" e
    UNION ALL SELECT 'DEPARTMENT', d.id, d.name, d.code, d."closedOn" IS NULL FROM "Department" d
    UNION ALL SELECT 'ROLE', r.id, r.name, r.description, TRUE FROM "Role" r`
}

async function assertGrantees(ctx: Context, grants: readonly Grantee[]): Promise<void> {
  if (grants.length === 0) return
  const ids = [...new Set(grants.map(grant => `${grant.granteeType} ${grant.granteeId}`))]
  const rows = await ctx.db.$queryRaw<Array<{ known: number }>>`
    SELECT count(*)::int AS known FROM (${everyGrantee()}) n WHERE n.type || ' ' || n.id = ANY (${ids}::text[])`
  if (rows[0]?.known !== ids.length) throw new Problem('record.not-found')
}

/** People hear of what was shared with them by name; departments and roles find it in their list. */
async function tell(ctx: Context, document: { id: string, title: string }, grants: readonly Grantee[]): Promise<void> {
  const people = grants.filter(grant => grant.granteeType === 'EMPLOYEE' && grant.granteeId !== ctx.actor.employeeId).map(grant => grant.granteeId)
  if (people.length === 0) return
  await notify(ctx, people, { event: 'document.shared', params: { title: document.title, by: ctx.actor.name }, link: `/documents/${document.id}` })
}
