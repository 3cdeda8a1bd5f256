import type { Readable } from 'node:stream'
import { localFileStore } from './file-store-local'
import { s3FileStore } from './file-store-s3'

/** One object as the store lists it. */
export interface StoredObject {
  key: string
  modifiedAt: Date
}

/** Where bytes are kept. Keys are made by the server; content under a key never changes. */
export interface FileStore {
  put(key: string, bytes: Uint8Array, mimeType: string): Promise<void>
  /** Throws `ObjectMissing` when there is no such object. */
  get(key: string): Promise<Readable>
  remove(key: string): Promise<void>
  /** Every object below the prefix. */
  list(prefix: string): AsyncIterable<StoredObject>
}

let current: FileStore | undefined

/** The store of this installation: S3 when S3_BUCKET is set, else the folder FILES_DIR. */
export function fileStore(): FileStore {
  current ??= fileStoreOf(process.env)
  return current
}

/** Builds a store from environment variables; the same behaviour whichever it is. */
export function fileStoreOf(env: NodeJS.ProcessEnv): FileStore {
  if (!env.S3_BUCKET) return localFileStore(env.FILES_DIR ?? '.data/files')
  return s3FileStore({
    bucket: env.S3_BUCKET,
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION ?? 'eu-central-1',
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
    forcePathStyle: env.S3_FORCE_PATH_STYLE === 'true' || env.S3_FORCE_PATH_STYLE === '1',
  })
}

/** Puts another store in place of the configured one; tests use it. */
export function useFileStore(store: FileStore | undefined): void {
  current = store
}
