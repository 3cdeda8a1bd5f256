import { Readable } from 'node:stream'
import type { Upload, UploadCreate } from '#shared/contracts/uploads'
import { PIECE_BYTES } from '#shared/limits'
import type { DocumentFiling } from '#shared/contracts/documents'
import type { Context } from '#server/platform/context'
import type { ReceivedFile, UploadPlan } from '#server/platform/define-stored-upload'
import { Problem, required } from '#server/platform/errors'
import { enqueue } from '#server/platform/jobs'
import { openObject } from '#server/platform/stored-files'
import { fileDocument, prepareFiling, requirePerson } from './file-document'
import type { Inspection } from './inspect-upload'
import { removeObjectsJob } from './jobs/remove-objects'
import { getUploadLimits } from './upload-limits'

const DAY_MS = 86_400_000
/** Somebody who opens session after session would fill the store with beginnings. */
const MOST_OPEN = 50
const fields = { id: true, name: true, byteSize: true, received: true, expiresAt: true } as const

interface Row { id: string, name: string, byteSize: bigint, received: bigint, expiresAt: Date }
const toUpload = (row: Row): Upload => ({ ...row, byteSize: Number(row.byteSize), received: Number(row.received) })

async function requireOwn(ctx: Context, id: string): Promise<Upload> {
  const ownerId = required(ctx.actor.employeeId)
  return toUpload(required(await ctx.db.uploadSession.findFirst({ where: { id, ownerId, expiresAt: { gt: ctx.now() } }, select: fields })))
}

const folderOf = (ctx: Context, id: string) => `${ctx.actor.tenantId}/uploads/${id}`
/** Pieces begin at multiples of their size, so an offset names one; padded, so that names sort as offsets do. */
const keyOf = (ctx: Context, id: string, offset: number) => `${folderOf(ctx, id)}/${String(offset).padStart(12, '0')}`

/** Begins an upload in pieces, which can go on for a day. Throws `request.body-too-large`, `request.rate-limited`. */
export async function startUpload(ctx: Context, { name, byteSize }: UploadCreate): Promise<Upload> {
  const ownerId = requirePerson(ctx)
  const { maxBytes } = await getUploadLimits(ctx)
  if (byteSize > maxBytes) throw new Problem('request.body-too-large')
  const open = await ctx.db.uploadSession.count({ where: { ownerId, expiresAt: { gt: ctx.now() } } })
  if (open >= MOST_OPEN) throw new Problem('request.rate-limited', { details: { retryAfterSeconds: 600 } })
  return toUpload(await ctx.db.uploadSession.create({
    data: { name, byteSize, ownerId, createdAt: ctx.now(), expiresAt: new Date(ctx.now().getTime() + DAY_MS) }, select: fields,
  }))
}

/** How far one's own upload has come. Throws `record.not-found`. */
export function getUpload(ctx: Context, id: string): Promise<Upload> {
  return requireOwn(ctx, id)
}

/** Where the next piece goes. Throws `upload.offset` with the offset that is expected. */
export async function preparePiece(ctx: Context, { id, offset }: { id: string, offset: number }): Promise<UploadPlan> {
  const upload = await requireOwn(ctx, id)
  assertOffset(upload, offset)
  return { key: keyOf(ctx, id, offset), maxBytes: Math.min(PIECE_BYTES, upload.byteSize - offset) }
}

/** Counts a piece that lies in the store. Every piece but the last has the full size. Throws `upload.offset`, `upload.incomplete`. */
export async function addPiece(ctx: Context, { id, offset, byteSize }: { id: string, offset: number, byteSize: number }): Promise<Upload> {
  const upload = await requireOwn(ctx, id)
  const received = offset + byteSize
  if (byteSize < PIECE_BYTES && received < upload.byteSize) throw new Problem('upload.incomplete', { details: { received: offset } })
  const { count } = await ctx.db.uploadSession.updateMany({ where: { id, received: BigInt(offset) }, data: { received: BigInt(received) } })
  if (count === 0) assertOffset(await requireOwn(ctx, id), offset)
  return { ...upload, received }
}

function assertOffset({ received }: Upload, offset: number): void {
  if (received !== offset) throw new Problem('upload.offset', { details: { received } })
}

/** Puts the pieces together. Throws `upload.incomplete` while some are missing. */
export async function prepareFinish(ctx: Context, id: string, filing: DocumentFiling): Promise<UploadPlan> {
  const { byteSize, received, name } = await requireOwn(ctx, id)
  if (received < byteSize) throw new Problem('upload.incomplete', { details: { received } })
  const keys = piecesOf(ctx, { id, byteSize })
  const plan = await prepareFiling(ctx, filing)
  return { ...plan, name, source: () => Readable.from(contentOf(keys), { objectMode: false }) }
}

async function* contentOf(keys: readonly string[]): AsyncGenerator<Buffer> {
  for (const key of keys) yield* await openObject(key)
}

function piecesOf(ctx: Context, { id, byteSize }: Pick<Upload, 'id' | 'byteSize'>): string[] {
  return Array.from({ length: Math.ceil(byteSize / PIECE_BYTES) }, (_, index) => keyOf(ctx, id, index * PIECE_BYTES))
}

interface Finish { id: string, filing: DocumentFiling, file: ReceivedFile, seen: Inspection }

/** Files what was put together; the pieces go after commit. A duplicate leaves them, so that the answer can be "keep both". */
export async function finishUpload(ctx: Context, { id, ...input }: Finish) {
  const upload = await requireOwn(ctx, id)
  const document = await fileDocument(ctx, input)
  await forget(ctx, upload)
  return document
}

/** Gives an upload up. Throws `record.not-found`. */
export async function cancelUpload(ctx: Context, id: string): Promise<void> {
  await forget(ctx, await requireOwn(ctx, id))
}

async function forget(ctx: Context, upload: Upload): Promise<void> {
  await ctx.db.uploadSession.deleteMany({ where: { id: upload.id } })
  await enqueue(ctx, removeObjectsJob, { keys: piecesOf(ctx, upload) })
}
