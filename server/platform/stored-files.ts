import { createHash, randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Context } from './context'
import { Problem, required } from './errors'
import { fileStore } from './file-store'
import { log } from './log'

/** What a file is for; the nightly check and the audit log name it. */
export type FilePurpose = 'invoice-pdf' | 'invoice-xml' | 'reminder-pdf' | 'logo' | 'export' | 'timesheet-pdf' | 'employee-photo'

interface NewFile {
  name: string
  mimeType: string
  bytes: Uint8Array
  purpose: FilePurpose
  /** Object written beforehand by `putBytes`, so that no connection is held during the upload. */
  object?: PutBytes
}

/** An object that already lies in the store and waits for its row. */
export interface PutBytes {
  key: string
  sha256: string
}

/** The row of a stored file. */
export interface StoredFileRow {
  id: string
  name: string
  mimeType: string
  byteSize: number
  sha256: string
  storageKey: string
}

const fields = { id: true, name: true, mimeType: true, byteSize: true, sha256: true, storageKey: true } as const

/**
 * Writes bytes under a new key, outside any transaction. Without a row they are removed after a day.
 * Throws `file.store-unavailable`.
 */
export async function putBytes(tenantId: string, bytes: Uint8Array, mimeType: string): Promise<PutBytes> {
  const key = `${tenantId}/${new Date().toISOString().slice(0, 7)}/${randomUUID()}`
  try {
    await fileStore().put(key, bytes, mimeType)
  }
  catch (error) {
    log.error({ err: String(error) }, 'file store refused a write')
    throw new Problem('file.store-unavailable')
  }
  return { key, sha256: sha256Of(bytes) }
}

/**
 * Keeps a file: the object first, then its row in the transaction, so that a committed row always has its object.
 * Large files: `putBytes` before the transaction and pass its answer as `object`.
 */
export async function storeFile(ctx: Context, file: NewFile): Promise<{ id: string, sha256: string }> {
  const object = file.object ?? await putBytes(ctx.actor.tenantId, file.bytes, file.mimeType)
  return ctx.db.storedFile.create({
    data: {
      storageKey: object.key,
      name: file.name,
      mimeType: file.mimeType,
      byteSize: file.bytes.byteLength,
      sha256: object.sha256,
      purpose: file.purpose,
      createdById: ctx.actor.employeeId,
    },
    select: { id: true, sha256: true },
  })
}

/** The row of a file; throws `record.not-found`. */
export async function readFileOf(ctx: Context, id: string): Promise<StoredFileRow> {
  return required(await ctx.db.storedFile.findFirst({ where: { id }, select: fields }))
}

/** Whole content, checked against its SHA-256. Call outside a transaction. */
export async function openFile(row: Pick<StoredFileRow, 'storageKey' | 'sha256'>): Promise<Buffer> {
  const bytes = await buffer(await stream(row))
  if (sha256Of(bytes) !== row.sha256) throw changed(row)
  return bytes
}

/** Content as a stream that ends with an error when it is not what was stored. Call outside a transaction. */
export async function openFileStream(row: Pick<StoredFileRow, 'storageKey' | 'sha256'>): Promise<Readable> {
  const hash = createHash('sha256')
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      done(hash.digest('hex') === row.sha256 ? null : changed(row))
    },
  })
  const source = await stream(row)
  source.on('error', error => check.destroy(error))
  check.on('close', () => source.destroy())
  return source.pipe(check)
}

async function stream(row: Pick<StoredFileRow, 'storageKey'>): Promise<Readable> {
  try {
    return await fileStore().get(row.storageKey)
  }
  catch (error) {
    log.error({ err: String(error) }, 'file store refused a read')
    throw new Problem('file.store-unavailable')
  }
}

function changed(row: Pick<StoredFileRow, 'storageKey'>): Error {
  log.error({ key: row.storageKey }, 'stored file is not what was stored')
  return new Error('stored file is not what was stored')
}

/** SHA-256 in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
