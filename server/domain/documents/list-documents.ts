import type { DocumentQuery } from '#shared/contracts/documents'
import { MOST_COUNTED } from '#shared/limits'
import { OFFICE_TYPES, type FileGroup } from '#shared/file-kinds'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import { documentListFields } from './document-fields'
import { fragmentsOf, headlineOf, searchOf } from './search-words'
import { changeableDocuments, visibleDocuments } from './visible-documents'

interface PageRow {
  id: string
  total: number
  ownerName: string | null
  canChange: boolean
  headline: string | null
}

/** One page of the documents the actor may see; `q` searches titles, facts and the text of the newest version. */
export async function listDocuments(ctx: Context, query: DocumentQuery) {
  const page = await findPage(ctx, query)
  if (page.length === 0) return { items: [], total: 0 }
  const rows = await ctx.db.document.findMany({
    relationLoadStrategy: 'join', where: { id: { in: page.map(row => row.id) } }, select: documentListFields,
  })
  const known = new Map(rows.map(row => [row.id, row]))
  const items = page.flatMap((found) => {
    const row = known.get(found.id)
    return row ? [listItem(row, found)] : []
  })
  return { items, total: page[0]?.total ?? 0 }
}

type ListRow = Prisma.DocumentGetPayload<{ select: typeof documentListFields }>

function listItem({ versions, links, tags, ownerId, ...row }: ListRow, found: PageRow) {
  return {
    ...row,
    owner: found.ownerName ? { id: ownerId, name: found.ownerName } : null,
    tags: tags.map(({ tag }) => tag),
    file: versions[0]?.file ?? null,
    versionCount: versions.length,
    linkCount: links.length,
    canChange: found.canChange,
    fragments: fragmentsOf(found.headline),
  }
}

function findPage(ctx: Context, query: DocumentQuery): Promise<PageRow[]> {
  const { page, total } = query.q ? hitsOf(ctx, query, query.q) : rowsInOrder(ctx, query)
  return ctx.db.$queryRaw<PageRow[]>`
    WITH ${page}
    SELECT p.id, p."canChange", o."firstName" || ' ' || o."lastName" AS "ownerName", ${total} AS total,
      ${query.q ? headlineOf(query.q) : Prisma.sql`NULL`} AS headline
    FROM page p LEFT JOIN "Employee" o ON o.id = p."ownerId" ORDER BY p.position`
}

interface PageSql {
  /** Defines `page`. */
  page: Prisma.Sql
  total: Prisma.Sql
}

/** Without a search the rows come out of an index in their order: only the page is read, and as many as are counted. */
function rowsInOrder(ctx: Context, query: DocumentQuery): PageSql {
  const where = Prisma.join(conditions(ctx, query), ' AND ')
  const { skip, take } = pageOf(query)
  return {
    page: Prisma.sql`page AS (${rowSql(ctx, query)} FROM "Document" d WHERE ${where} ORDER BY ${orderOf(query)} LIMIT ${take} OFFSET ${skip})`,
    total: Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM "Document" d WHERE ${where} LIMIT ${MOST_COUNTED}) counted)`,
  }
}

/** All hits of a search are weighed in any case, so they are counted too. */
function hitsOf(ctx: Context, query: DocumentQuery, q: string): PageSql {
  const where = Prisma.join(conditions(ctx, query), ' AND ')
  const { skip, take } = pageOf(query)
  return {
    page: Prisma.sql`found AS MATERIALIZED (${rowSql(ctx, query)} FROM document_hits(${searchOf(q)}) h JOIN "Document" d ON d.id = h.id WHERE ${where}),
      page AS (SELECT * FROM found ORDER BY position LIMIT ${take} OFFSET ${skip})`,
    total: Prisma.sql`(SELECT least(count(*), ${MOST_COUNTED})::int FROM found)`,
  }
}

function rowSql(ctx: Context, query: DocumentQuery): Prisma.Sql {
  return Prisma.sql`SELECT d.id, d."ownerId", row_number() OVER (ORDER BY ${orderOf(query)}) AS position, ${changeableDocuments(ctx)} AS "canChange"`
}

/** What fits best comes first while somebody searches and asks for no other order. */
function orderOf({ q, sort }: DocumentQuery): Prisma.Sql {
  if (q && sort === '-createdAt') return Prisma.sql`h.rank DESC, d."createdAt" DESC, d.id`
  const { key, direction } = sortOrder(sort)
  // Only where there can be nothing: otherwise it would keep the index from giving the order.
  const columns: Record<string, { column: Prisma.Sql, nulls: Prisma.Sql }> = {
    title: { column: Prisma.sql`d.title`, nulls: Prisma.empty },
    documentDate: { column: Prisma.sql`d."documentDate"`, nulls: Prisma.sql`NULLS LAST` },
    expiresOn: { column: Prisma.sql`d."expiresOn"`, nulls: Prisma.sql`NULLS LAST` },
  }
  const { column, nulls } = columns[key] ?? { column: Prisma.sql`d."createdAt"`, nulls: Prisma.empty }
  return Prisma.sql`${column} ${direction === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`} ${nulls}, d.id`
}

function conditions(ctx: Context, query: DocumentQuery): Prisma.Sql[] {
  return [
    visibleDocuments(ctx),
    query.state === 'trash' ? Prisma.sql`d."trashedAt" IS NOT NULL` : Prisma.sql`d."trashedAt" IS NULL`,
    ...query.kindId ? [Prisma.sql`d."kindId" = ${query.kindId}::uuid`] : [],
    ...query.ownerId ? [Prisma.sql`d."ownerId" = ${query.ownerId}::uuid`] : [],
    ...query.tagId ? [taggedBelow(query.tagId)] : [],
    ...query.confidentiality ? [Prisma.sql`d.confidentiality = ${query.confidentiality}::"DocumentConfidentiality"`] : [],
    ...ofTime(query),
    ...query.fileGroup ? [ofGroup(query.fileGroup)] : [],
    ...linked(query),
  ]
}

function ofTime({ dateFrom, dateTo, expiry }: DocumentQuery): Prisma.Sql[] {
  return [
    ...dateFrom ? [Prisma.sql`d."documentDate" >= ${dateFrom}::date`] : [],
    ...dateTo ? [Prisma.sql`d."documentDate" <= ${dateTo}::date`] : [],
    ...expiry ? [expiring(expiry)] : [],
  ]
}

function linked({ linkedType, linkedId }: DocumentQuery): Prisma.Sql[] {
  if (!linkedType && !linkedId) return []
  const parts = [
    ...linkedType ? [Prisma.sql`l."entityType" = ${linkedType}`] : [],
    ...linkedId ? [Prisma.sql`l."entityId" = ${linkedId}::uuid`] : [],
  ]
  return [Prisma.sql`d.id IN (SELECT l."documentId" FROM "DocumentLink" l WHERE ${Prisma.join(parts, ' AND ')})`]
}

function taggedBelow(tagId: string): Prisma.Sql {
  return Prisma.sql`d.id IN (SELECT g."documentId" FROM "DocumentTagging" g WHERE g."tagId" IN (
    WITH RECURSIVE below AS (
      SELECT ${tagId}::uuid AS id UNION SELECT t.id FROM "DocumentTag" t JOIN below b ON t."parentId" = b.id) SELECT id FROM below))`
}

function expiring(expiry: 'soon' | 'past'): Prisma.Sql {
  return expiry === 'past'
    ? Prisma.sql`d."expiresOn" < CURRENT_DATE`
    : Prisma.sql`d."expiresOn" BETWEEN CURRENT_DATE AND CURRENT_DATE + 60`
}

const TYPES: Record<Exclude<FileGroup, 'other'>, readonly string[]> = {
  pdf: ['application/pdf'],
  image: ['image/%'],
  text: ['text/%', 'application/xml', 'application/json'],
  office: [...Object.values(OFFICE_TYPES), 'application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint', 'application/rtf'],
  mail: ['message/rfc822', 'application/vnd.ms-outlook'],
  archive: ['application/zip', 'application/gzip', 'application/x-7z-compressed', 'application/vnd.rar'],
}

/** By the type of the newest version. */
function ofGroup(group: FileGroup): Prisma.Sql {
  const type = Prisma.sql`(SELECT f."mimeType" FROM "DocumentVersion" v JOIN "StoredFile" f ON f."tenantId" = v."tenantId" AND f.id = v."fileId"
    WHERE v."tenantId" = d."tenantId" AND v."documentId" = d.id ORDER BY v."versionNo" DESC LIMIT 1)`
  return group === 'other'
    ? Prisma.sql`NOT ${type} LIKE ANY (${Object.values(TYPES).flat()}::text[])`
    : Prisma.sql`${type} LIKE ANY (${[...TYPES[group]]}::text[])`
}
