import { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import type { FileStore, StoredObject } from './file-store'
import { ObjectMissing } from './file-store-errors'
import { uploadStream } from './file-store-s3-upload'

/** How to reach the bucket. Without keys the SDK looks in its usual places (instance role, profile). */
export interface S3Options {
  bucket: string
  endpoint?: string
  region: string
  accessKeyId?: string
  secretAccessKey?: string
  forcePathStyle: boolean
}

/** The SDK is large: installations that keep files in a folder never load it. */
const sdk = () => import('@aws-sdk/client-s3')

/** Files in a bucket of any S3-compatible store. */
export function s3FileStore(options: S3Options): FileStore {
  const { bucket: Bucket } = options
  let connection: Promise<S3Client> | undefined
  const client = () => connection ??= connect(options)
  return {
    async put(Key, Body, ContentType) {
      const { PutObjectCommand } = await sdk()
      await (await client()).send(new PutObjectCommand({ Bucket, Key, Body, ContentType, ContentLength: Body.byteLength }))
    },
    putStream: async (key, source) => uploadStream(await client(), { Bucket, Key: key }, source),
    get: async key => download(await client(), Bucket, key),
    async remove(Key) {
      const { DeleteObjectCommand } = await sdk()
      await (await client()).send(new DeleteObjectCommand({ Bucket, Key }))
    },
    async* list(prefix) {
      yield* listObjects(await client(), Bucket, prefix)
    },
  }
}

async function connect(options: S3Options): Promise<S3Client> {
  const { S3Client } = await sdk()
  const { accessKeyId, secretAccessKey } = options
  return new S3Client({
    region: options.region,
    endpoint: options.endpoint,
    forcePathStyle: options.forcePathStyle,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    // Many compatible stores do not know the newer checksum trailers; SHA-256 is ours anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000 },
  })
}

async function download(client: S3Client, bucket: string, key: string): Promise<Readable> {
  const { GetObjectCommand } = await sdk()
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    if (Body instanceof Readable) return Body
    throw new Error('the object store answered without a body')
  }
  catch (error) {
    if (['NoSuchKey', 'NotFound'].includes((error as { name?: string }).name ?? '')) throw new ObjectMissing(key)
    throw error
  }
}

async function* listObjects(client: S3Client, bucket: string, prefix: string): AsyncIterable<StoredObject> {
  const { ListObjectsV2Command } = await sdk()
  let token: string | undefined
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }))
    for (const object of page.Contents ?? []) {
      if (object.Key) yield { key: object.Key, modifiedAt: object.LastModified ?? new Date(0) }
    }
    token = page.NextContinuationToken
  } while (token)
}
