import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { ShareLinkCreate, ShareLinkQuery } from '#shared/contracts/document-sharing'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { invalidFields, Problem, required } from '#server/platform/errors'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import { hashTenantToken, makeTenantToken } from '#server/platform/tenant-token'
import { refused, requireDocument, requireShareable } from './require-document'
import { shareableDocuments, visibleDocuments } from './visible-documents'

const DAY_MS = 86_400_000
const LONGEST_DAYS = 366
const derive = promisify<string, Buffer, number, Buffer>(scrypt)

interface Row {
  id: string
  documentId: string
  title: string
  recipient: string | null
  hasPassword: boolean
  expiresAt: Date
  maxDownloads: number | null
  downloads: number
  createdAt: Date
  createdBy: string | null
  revokedAt: Date | null
  total: number
}

/** Share links of documents the actor may share, of one document or of all. */
export async function listShareLinks(ctx: Context, query: ShareLinkQuery) {
  const { skip, take } = pageOf(query)
  const { key, direction } = sortOrder(query.sort)
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT s.id, s."documentId", d.title, s.recipient, s."passwordHash" IS NOT NULL AS "hasPassword", s."expiresAt", s."maxDownloads", s.downloads,
      s."createdAt", e."firstName" || ' ' || e."lastName" AS "createdBy", s."revokedAt", count(*) OVER ()::int AS total
    FROM "ShareLink" s JOIN "Document" d ON d."tenantId" = s."tenantId" AND d.id = s."documentId"
      LEFT JOIN "Employee" e ON e."tenantId" = s."tenantId" AND e.id = s."createdById"
    WHERE ${visibleDocuments(ctx)} AND ${shareableDocuments(ctx)}
      ${query.documentId ? Prisma.sql`AND s."documentId" = ${query.documentId}::uuid` : Prisma.empty}
      ${query.q ? Prisma.sql`AND (d.title ILIKE ${`%${query.q}%`} OR s.recipient ILIKE ${`%${query.q}%`})` : Prisma.empty}
      ${query.state === 'open' ? Prisma.sql`AND s."revokedAt" IS NULL AND s."expiresAt" > ${ctx.now()} AND (s."maxDownloads" IS NULL OR s.downloads < s."maxDownloads")` : Prisma.empty}
    ORDER BY ${key === 'expiresAt' ? Prisma.sql`s."expiresAt"` : Prisma.sql`s."createdAt"`} ${direction === 'asc' ? Prisma.sql`ASC` : Prisma.sql`DESC`}, s.id
    LIMIT ${take} OFFSET ${skip}`
  return { items: rows.map(row => toShareLink(row, ctx.now())), total: rows[0]?.total ?? 0 }
}

function toShareLink({ documentId, title, total: _total, ...row }: Row, now: Date) {
  return { ...row, document: { id: documentId, title }, state: stateOf(row, now) }
}

function stateOf({ revokedAt, expiresAt, maxDownloads, downloads }: Pick<Row, 'revokedAt' | 'expiresAt' | 'maxDownloads' | 'downloads'>, now: Date) {
  if (revokedAt) return 'REVOKED' as const
  if (expiresAt <= now) return 'EXPIRED' as const
  return maxDownloads !== null && downloads >= maxDownloads ? 'USED_UP' as const : 'OPEN' as const
}

/**
 * Opens a document to whoever has the address. The address is answered once and only its fingerprint kept.
 * Throws `permission.missing`, `document.trashed`, `request.invalid` for an end in the past or more than a year ahead.
 */
export async function createShareLink(ctx: Context, { id, password, ...input }: ShareLinkCreate & { id: string }) {
  const document = await requireShareable(ctx, id)
  const createdById = required(ctx.actor.employeeId)
  const end = input.expiresAt.getTime() - ctx.now().getTime()
  if (end <= 0 || end > LONGEST_DAYS * DAY_MS) throw invalidFields([{ pointer: '#/expiresAt', code: 'share-link.end-invalid' }])
  const token = makeTenantToken(ctx.actor.tenantId)
  const link = await ctx.db.shareLink.create({
    data: {
      ...input, documentId: document.id, createdById,
      tokenHash: hashTenantToken(token), passwordHash: password ? await hashPassword(password) : null,
    },
    select: { id: true },
  })
  return { id: link.id, path: `/s/${token}` }
}

/** Closes a share link at once. Throws `record.not-found`, `permission.missing`. */
export async function revokeShareLink(ctx: Context, id: string): Promise<void> {
  const link = required(await ctx.db.shareLink.findFirst({ where: { id }, select: { documentId: true, createdById: true } }))
  const document = await requireDocument(ctx, link.documentId)
  if (!document.canShare && link.createdById !== ctx.actor.employeeId) throw refused('core.documents.share')
  await ctx.db.shareLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: ctx.now() } })
}

const COST = 32

async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('base64url')}.${(await derive(password, salt, COST)).toString('base64url')}`
}

/** Compares a password with its scrypt hash in constant time. Throws `share-link.password-wrong`. */
export async function assertPassword(hash: string, password: string | undefined): Promise<void> {
  const [salt = '', wanted = ''] = hash.split('.')
  const given = await derive(password ?? '', Buffer.from(salt, 'base64url'), COST)
  if (!timingSafeEqual(given, Buffer.from(wanted, 'base64url'))) throw new Problem('share-link.password-wrong')
}
