import type { Context } from '#server/platform/context'
import type { UploadedFile } from '#server/platform/define-upload'
import { notFound, required } from '#server/platform/errors'
import { openFile, readFileOf, storeFile } from '#server/platform/stored-files'
import { ensureProfile } from './change-company-profile'
import { getCompanyProfile } from './get-company-profile'

/** Stores a new logo for documents to come; the old file stays, as files never change. */
export async function setCompanyLogo(ctx: Context, file: UploadedFile) {
  await ensureProfile(ctx)
  const { id } = await storeFile(ctx, { ...file, purpose: 'logo' })
  await ctx.db.companyProfile.updateMany({ data: { logoFileId: id, version: { increment: 1 } } })
  const { version } = await getCompanyProfile(ctx)
  return { logoFileId: id, version }
}

/** Documents to come carry no logo. */
export async function removeCompanyLogo(ctx: Context): Promise<void> {
  await ctx.db.companyProfile.updateMany({ data: { logoFileId: null, version: { increment: 1 } } })
}

/** The logo as a download that may be shown in the browser. Throws `record.not-found`. */
export async function getCompanyLogo(ctx: Context) {
  const profile = required(await ctx.db.companyProfile.findFirst({ select: { logoFileId: true } }))
  if (!profile.logoFileId) throw notFound()
  const file = await readFileOf(ctx, profile.logoFileId)
  return { name: file.name, mimeType: file.mimeType, inline: true, body: () => openFile(file) }
}
