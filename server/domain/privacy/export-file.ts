import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { openFileStream, readFileOf } from '#server/platform/stored-files'
import { mayDownload } from './privacy-requests'

/** The finished export as a download, for who asked for it or released it. Throws `privacy.not-yours`, `privacy.file-expired`. */
export async function getPrivacyFile(ctx: Context, { id }: { id: string }) {
  const request = required(await ctx.db.privacyRequest.findFirst({
    where: { id }, select: { fileId: true, fileExpiresAt: true, requestedById: true, decidedById: true },
  }))
  const me = ctx.actor.employeeId
  if (request.requestedById !== me && request.decidedById !== me) throw new Problem('privacy.not-yours')
  if (!request.fileId || !mayDownload(ctx, request)) throw new Problem('privacy.file-expired')
  const file = await readFileOf(ctx, request.fileId)
  return { name: file.name, mimeType: file.mimeType, body: () => openFileStream(file) }
}
