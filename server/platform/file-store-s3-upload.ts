import type { Readable } from 'node:stream'
import type { CompletedPart, S3Client } from '@aws-sdk/client-s3'

interface Target { Bucket: string, Key: string }

/** S3 wants parts of at least 5 MiB; one of them is in memory at a time. */
const PART_BYTES = 8 * 1024 * 1024

const sdk = () => import('@aws-sdk/client-s3')

/** Writes a stream of unknown length: in one piece when it is small, else in parts that count only together. */
export async function uploadStream(client: S3Client, target: Target, source: Readable): Promise<void> {
  const parts = partsOf(source)
  const first = await parts.next()
  const bytes = first.done ? Buffer.alloc(0) : first.value
  if (bytes.length < PART_BYTES) {
    const { PutObjectCommand } = await sdk()
    await client.send(new PutObjectCommand({ ...target, Body: bytes, ContentLength: bytes.length }))
    return
  }
  await uploadParts(client, target, { first: bytes, rest: parts })
}

interface Parts { first: Buffer, rest: AsyncGenerator<Buffer> }

async function uploadParts(client: S3Client, target: Target, { first, rest }: Parts): Promise<void> {
  const { AbortMultipartUploadCommand, CompleteMultipartUploadCommand, CreateMultipartUploadCommand, UploadPartCommand } = await sdk()
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target))
  const done: CompletedPart[] = []
  const send = async (Body: Buffer) => {
    const PartNumber = done.length + 1
    const { ETag } = await client.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body, ContentLength: Body.length }))
    done.push({ PartNumber, ETag })
  }
  try {
    await send(first)
    for await (const bytes of rest) await send(bytes)
    await client.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts: done } }))
  }
  catch (error) {
    // Parts of an upload that was not completed are kept, and paid for, until it is given up.
    await client.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined)
    throw error
  }
}

async function* partsOf(source: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of source) {
    held.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size < PART_BYTES) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}
