import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { hashTenantToken } from '#server/platform/tenant-token'
import { openFileStream } from '#server/platform/stored-files'
import { assertPassword } from './share-links'

type InTenant = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>

interface Knock { token: string, password?: string, address: string | null }

/** What a stranger with the address sees. Throws `share-link.gone` for every link that opens nothing (any more). */
export async function getSharedDocument(ctx: Context, token: string) {
  const { document, file, ...link } = await requireOpen(ctx, { tokenHash: hashTenantToken(token) })
  return {
    company: ctx.actor.tenant.name,
    title: document.title,
    file,
    needsPassword: link.passwordHash !== null,
    expiresAt: link.expiresAt,
    downloadsLeft: link.maxDownloads === null ? null : link.maxDownloads - link.downloads,
  }
}

/**
 * Checks the password and takes one of the downloads; the audit log keeps it with the address it came from.
 * Throws `share-link.gone`, `share-link.password-wrong`.
 * @returns id of the link, for a ticket with which the file can be fetched
 */
export async function openSharedDocument(inTenant: InTenant, { token, password, address }: Knock) {
  const link = await inTenant(ctx => requireOpen(ctx, { tokenHash: hashTenantToken(token) }))
  // Outside the transaction: a password is slow to check on purpose.
  if (link.passwordHash) await assertPassword(link.passwordHash, password)
  await inTenant(async (ctx) => {
    const taken = await ctx.db.$executeRaw`UPDATE "ShareLink" SET downloads = downloads + 1
      WHERE id = ${link.id}::uuid AND "revokedAt" IS NULL AND ("maxDownloads" IS NULL OR downloads < "maxDownloads")`
    if (taken === 0) throw new Problem('share-link.gone')
    await ctx.audit('share-link.downloaded', { type: 'Document', id: link.document.id, details: { shareLinkId: link.id, address, file: link.file.name } })
  })
  return link.id
}

/** The newest file of a shared document for whoever was let in just now. Throws `share-link.gone` when it was closed meanwhile. */
export async function downloadSharedDocument(ctx: Context, linkId: string) {
  const { stored } = await requireOpen(ctx, { id: linkId }, true)
  return { name: stored.name, mimeType: stored.mimeType, body: () => openFileStream(stored) }
}

async function requireOpen(ctx: Context, where: { tokenHash: string } | { id: string }, letIn = false) {
  const link = await ctx.db.shareLink.findFirst({
    relationLoadStrategy: 'join',
    where: { ...where, revokedAt: null, expiresAt: { gt: ctx.now() }, document: { trashedAt: null } },
    select: {
      id: true, passwordHash: true, expiresAt: true, maxDownloads: true, downloads: true,
      document: {
        select: {
          id: true, title: true,
          versions: { select: { file: { select: { id: true, name: true, mimeType: true, byteSize: true, sha256: true, storageKey: true } } }, orderBy: { versionNo: 'desc' }, take: 1 },
        },
      },
    },
  })
  const stored = link?.document.versions[0]?.file
  if (!link || !stored || (!letIn && link.maxDownloads !== null && link.downloads >= link.maxDownloads)) throw new Problem('share-link.gone')
  return { ...link, stored, file: { name: stored.name, mimeType: stored.mimeType, byteSize: stored.byteSize } }
}
