import { Readable } from 'node:stream'
import {
  DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, S3Client,
} from '@aws-sdk/client-s3'
import type { FileStore, StoredObject } from './file-store'
import { ObjectMissing } from './file-store-errors'

/** How to reach the bucket. Without keys the SDK looks in its usual places (instance role, profile). */
export interface S3Options {
  bucket: string
  endpoint?: string
  region: string
  accessKeyId?: string
  secretAccessKey?: string
  forcePathStyle: boolean
}

/** Files in a bucket of any S3-compatible store. */
export function s3FileStore(options: S3Options): FileStore {
  const { bucket: Bucket } = options
  const client = clientOf(options)
  return {
    async put(Key, Body, ContentType) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, ContentLength: Body.byteLength }))
    },
    get: key => download(client, Bucket, key),
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }))
    },
    list: prefix => listObjects(client, Bucket, prefix),
  }
}

function clientOf(options: S3Options): S3Client {
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
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    if (Body instanceof Readable) return Body
    throw new Error('the object store answered without a body')
  }
  catch (error) {
    if (error instanceof NoSuchKey || (error as { name?: string }).name === 'NotFound') throw new ObjectMissing(key)
    throw error
  }
}

async function* listObjects(client: S3Client, bucket: string, prefix: string): AsyncIterable<StoredObject> {
  let token: string | undefined
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }))
    for (const object of page.Contents ?? []) {
      if (object.Key) yield { key: object.Key, modifiedAt: object.LastModified ?? new Date(0) }
    }
    token = page.NextContinuationToken
  } while (token)
}
