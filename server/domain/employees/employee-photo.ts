import type { Context } from '#server/platform/context'
import type { UploadedFile } from '#server/platform/define-upload'
import { notFound, required } from '#server/platform/errors'
import { openFile, readFileOf, storeFile } from '#server/platform/stored-files'
import { assertReaches } from './employee-access'
import { cleanPhoto } from './photo-bytes'
import { visibleEmployees } from './visible-employees'

/** Stores a photo of a person: one's own, or of those one may change. The old file stays, as files never change. */
export async function setPhoto(ctx: Context, { id, file }: { id: string, file: UploadedFile }) {
  if (id !== ctx.actor.employeeId) await assertReaches(ctx, 'core.employees.write', id)
  const { id: photoFileId } = await storeFile(ctx, { ...file, bytes: cleanPhoto(file.bytes, file.mimeType), purpose: 'employee-photo' })
  await ctx.db.employee.updateMany({ where: { id }, data: { photoFileId, version: { increment: 1 } } })
  const { version } = required(await ctx.db.employee.findFirst({ where: { id }, select: { version: true } }))
  return { photoFileId, version }
}

/** The directory shows initials again. */
export async function removePhoto(ctx: Context, id: string): Promise<void> {
  if (id !== ctx.actor.employeeId) await assertReaches(ctx, 'core.employees.write', id)
  await ctx.db.employee.updateMany({ where: { id }, data: { photoFileId: null, version: { increment: 1 } } })
}

/** The photo as a download that may be shown in the browser. Throws `record.not-found`. */
export async function getPhoto(ctx: Context, id: string) {
  const employee = await ctx.db.employee.findFirst({ where: { AND: [{ id }, await visibleEmployees(ctx)] }, select: { photoFileId: true } })
  if (!employee?.photoFileId) throw notFound()
  const file = await readFileOf(ctx, employee.photoFileId)
  return { name: file.name, mimeType: file.mimeType, inline: true, cacheSeconds: 3600, body: () => openFile(file) }
}
