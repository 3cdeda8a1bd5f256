import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from '#server/platform/file-store'
import type { ExpectedFile } from './dump-database'
import type { DumpedFile } from './manifest'
import { Tally } from './read-rows'

interface SavedFiles {
  files: DumpedFile[]
  /** Keys the database knows but the store lacks or has with other bytes. */
  damaged: string[]
}

/** Copies every object of the store into `folder/files` and names those that the database misses or finds changed. */
export async function saveFiles(store: FileStore, folder: string, expected: ExpectedFile[]): Promise<SavedFiles> {
  const wanted = new Map(expected.map(file => [file.key, file]))
  const files: DumpedFile[] = []
  for await (const { key } of store.list('')) {
    const tally = new Tally()
    const target = join(folder, 'files', key)
    await mkdir(dirname(target), { recursive: true })
    await pipeline(await store.get(key), tally, createWriteStream(target, { mode: 0o600 }))
    files.push({ key, mimeType: wanted.get(key)?.mimeType ?? 'application/octet-stream', byteSize: tally.bytes, sha256: tally.sha256() })
  }
  const saved = new Map(files.map(file => [file.key, file.sha256]))
  return { files, damaged: expected.filter(file => saved.get(file.key) !== file.sha256).map(file => file.key) }
}

/** Puts the files back and reads each again; answers the keys whose bytes are not those of the backup. */
export async function loadFiles(store: FileStore, folder: string, files: DumpedFile[]): Promise<string[]> {
  const damaged: string[] = []
  for (const file of files) {
    const source = join(folder, 'files', file.key)
    if (await sha256Of(createReadStream(source)) !== file.sha256) {
      damaged.push(file.key)
      continue
    }
    await store.put(file.key, await readFile(source), file.mimeType)
    if (await sha256Of(await store.get(file.key)) !== file.sha256) damaged.push(file.key)
  }
  return damaged
}

async function sha256Of(stream: NodeJS.ReadableStream): Promise<string> {
  const tally = new Tally()
  await pipeline(stream, tally, async (chunks) => {
    for await (const _ of chunks) { /* only counted */ }
  })
  return tally.sha256()
}
