import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore, StoredObject } from './file-store'
import { ObjectMissing } from './file-store-errors'

/** Files in a folder. A write is complete or absent: temporary file, fsync, rename. */
export function localFileStore(folder: string): FileStore {
  const root = resolve(folder)
  return {
    put: (key, bytes) => writeWhole(pathOf(root, key), temporary => writeBytes(temporary, bytes)),
    putStream: (key, source) => writeWhole(pathOf(root, key), temporary =>
      pipeline(source, createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }))),
    async get(key): Promise<Readable> {
      const path = pathOf(root, key)
      await stat(path).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new ObjectMissing(key) : error
      })
      return createReadStream(path)
    },
    remove: key => rm(pathOf(root, key), { force: true }),
    list: prefix => listFiles(root, prefix),
  }
}

/** The server makes the keys; the check is the second wall against leaving the folder. */
function pathOf(root: string, key: string): string {
  const path = resolve(root, key)
  if (!path.startsWith(root + sep)) throw new Error('file key leaves the store')
  return path
}

async function writeWhole(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${randomUUID()}.part`
  try {
    await write(temporary)
    await rename(temporary, path)
    await syncFolder(dirname(path))
  }
  catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function writeBytes(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  }
  finally {
    await handle.close()
  }
}

/** Without this a power cut may forget the new name. Windows cannot sync folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  }
  finally {
    await handle.close()
  }
}

async function* listFiles(root: string, prefix: string): AsyncIterable<StoredObject> {
  const start = prefix ? pathOf(root, prefix) : root
  const folder = await opendir(start, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!folder) return
  for await (const entry of folder) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // A file may vanish between listing and looking at it.
    const facts = await stat(path).catch(() => null)
    if (facts) yield { key: relative(root, path).split(sep).join('/'), modifiedAt: facts.mtime }
  }
}
