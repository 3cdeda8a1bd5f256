import { createHash, randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Context } from './context'
import { Problem, required } from './errors'
import { fileStore } from './file-store'
import { FileFactsCollector, type FileFacts } from './file-type'
import { log } from './log'

/** What a file is for; the nightly check and the audit log name it. */
export type FilePurpose = 'invoice-pdf' | 'invoice-xml' | 'reminder-pdf' | 'logo' | 'export' | 'timesheet-pdf' | 'employee-photo' | 'privacy-export' | 'document' | 'document-preview' | 'import'

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
  const key = newKey(tenantId)
  try {
    await fileStore().put(key, bytes, mimeType)
  }
  catch (error) {
    throw refusedWrite(error)
  }
  return { key, sha256: sha256Of(bytes) }
}

/** An object that flowed into the store, with what was seen of it on the way. */
export interface StreamedObject extends PutBytes {
  byteSize: number
  facts: FileFacts
}

interface StreamTarget {
  key?: string
  /** Beyond it the write stops and nothing is kept. */
  maxBytes: number
}

/**
 * Lets a stream flow into the store, outside any transaction: hashed and counted on the way, never whole in memory.
 * Throws `request.body-too-large`, `file.store-full`, `file.store-unavailable`; the source's own Problem goes through.
 */
export async function putStream(tenantId: string, source: Readable, target: StreamTarget): Promise<StreamedObject> {
  const { key = newKey(tenantId), maxBytes } = target
  const hash = createHash('sha256')
  const collector = new FileFactsCollector()
  let byteSize = 0
  const watch = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      byteSize += chunk.length
      hash.update(chunk)
      collector.take(chunk)
      done(byteSize > maxBytes ? new Problem('request.body-too-large') : null, chunk)
    },
  })
  source.on('error', error => watch.destroy(error))
  source.on('aborted', () => watch.destroy(new Error('the sender went away')))
  watch.on('error', () => source.unpipe(watch))
  try {
    await fileStore().putStream(key, source.pipe(watch))
  }
  catch (error) {
    throw refusedWrite(error)
  }
  return { key, byteSize, sha256: hash.digest('hex'), facts: collector.facts() }
}

function refusedWrite(error: unknown): unknown {
  if (error instanceof Problem) return error
  log.error({ err: String(error) }, 'file store refused a write')
  return new Problem((error as { code?: string }).code === 'ENOSPC' ? 'file.store-full' : 'file.store-unavailable')
}

function newKey(tenantId: string): string {
  return `${tenantId}/${new Date().toISOString().slice(0, 7)}/${randomUUID()}`
}

/** Removes an object that got no row; a failure only leaves it to the nightly clean-up. */
export async function removeObject(key: string): Promise<void> {
  await fileStore().remove(key).catch((error: unknown) => log.warn({ err: String(error) }, 'object could not be removed'))
}

/**
 * Keeps a file: the object first, then its row in the transaction, so that a committed row always has its object.
 * Large files: `putBytes` or `putStream` before the transaction and pass its answer as `object`.
 */
export async function storeFile(ctx: Context, file: NewFile): Promise<{ id: string, sha256: string }> {
  const object = file.object ?? await putBytes(ctx.actor.tenantId, file.bytes, file.mimeType)
  return storeObject(ctx, { ...file, byteSize: file.bytes.byteLength, object })
}

/** The row of an object that lies in the store already. */
export function storeObject(ctx: Context, { name, mimeType, purpose, byteSize, object }: Omit<NewFile, 'bytes'> & { byteSize: number, object: PutBytes }) {
  return ctx.db.storedFile.create({
    data: { storageKey: object.key, name, mimeType, byteSize, sha256: object.sha256, purpose, createdById: ctx.actor.employeeId },
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

function stream(row: Pick<StoredFileRow, 'storageKey'>): Promise<Readable> {
  return openObject(row.storageKey)
}

/** Content of an object without a row of its own. Throws `file.store-unavailable`. */
export async function openObject(key: string): Promise<Readable> {
  try {
    return await fileStore().get(key)
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
