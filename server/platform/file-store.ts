import type { Readable } from 'node:stream'
import type { SettingValue } from '#shared/settings-registry'
import { ObjectMissing } from './file-store-errors'
import { localFileStore } from './file-store-local'
import { s3FileStore } from './file-store-s3'
import { installationValues } from './installation-settings'

/** One object as the store lists it. */
export interface StoredObject {
  key: string
  modifiedAt: Date
}

/** Where bytes are kept. Keys are made by the server; content under a key never changes. */
export interface FileStore {
  put(key: string, bytes: Uint8Array, mimeType: string): Promise<void>
  /** Writes what flows in, whole or not at all: when the source fails, nothing lies under the key. */
  putStream(key: string, source: Readable): Promise<void>
  /** Throws `ObjectMissing` when there is no such object. */
  get(key: string): Promise<Readable>
  remove(key: string): Promise<void>
  /** Every object below the prefix. */
  list(prefix: string): AsyncIterable<StoredObject>
}

interface ConfiguredStore {
  signature: string
  store: FileStore
}

let replaced: FileStore | undefined
let configured: ConfiguredStore | undefined

/** The store of this installation: S3 when the settings name a bucket, else the folder FILES_DIR. Follows changed settings within 5 s. */
export function fileStore(): FileStore {
  return replaced ?? following
}

/** Asks for the settings at every call, so that nobody holds on to a store that was replaced. */
const following: FileStore = {
  put: async (key, bytes, mimeType) => (await configuredStore()).put(key, bytes, mimeType),
  putStream: async (key, source) => (await configuredStore()).putStream(key, source),
  get: async key => (await configuredStore()).get(key),
  remove: async key => (await configuredStore()).remove(key),
  async* list(prefix) {
    yield* (await configuredStore()).list(prefix)
  },
}

async function configuredStore(): Promise<FileStore> {
  const settings = await installationValues(STORAGE_KEYS)
  const signature = JSON.stringify(settings)
  if (configured?.signature !== signature) configured = { signature, store: storeOfSettings(settings) }
  return configured.store
}

const STORAGE_KEYS = ['storage.s3-bucket', 'storage.s3-endpoint', 'storage.s3-region', 'storage.s3-access-key-id',
  'storage.s3-secret-access-key', 'storage.s3-path-style'] as const

type StorageSettings = { [Key in typeof STORAGE_KEYS[number]]: SettingValue<Key> }

/** The store that settings of the installation describe. Files from the time before the bucket are still read from the folder. */
export function storeOfSettings(settings: StorageSettings): FileStore {
  const folder = localFileStore(process.env.FILES_DIR ?? '.data/files')
  if (!settings['storage.s3-bucket']) return folder
  const bucket = s3FileStore({
    bucket: settings['storage.s3-bucket'],
    endpoint: settings['storage.s3-endpoint'] || undefined,
    region: settings['storage.s3-region'],
    accessKeyId: settings['storage.s3-access-key-id'] || undefined,
    secretAccessKey: settings['storage.s3-secret-access-key'] || undefined,
    forcePathStyle: settings['storage.s3-path-style'],
  })
  return {
    ...bucket,
    get: key => bucket.get(key).catch((error: unknown) => {
      if (error instanceof ObjectMissing) return folder.get(key)
      throw error
    }),
  }
}

/** Builds a store from environment variables alone; for commands and tests. */
export function fileStoreOf(env: Readonly<Record<string, string | undefined>>): FileStore {
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
  replaced = store
}
