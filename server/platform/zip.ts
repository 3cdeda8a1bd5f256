import { Readable } from 'node:stream'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** One file of an archive. */
export interface ZipEntry {
  name: string
  /** Content whole, or in pieces that are never all in memory. */
  bytes: Uint8Array | AsyncIterable<Uint8Array>
  /** PDF and images are compressed already. */
  stored?: boolean
}

/** An archive as a stream that reads its entries one after the other, so that memory holds one of them. */
export function zipStream(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): Readable {
  return Readable.from(chunks(entries), { objectMode: false })
}

async function* chunks(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncIterable<Uint8Array> {
  let ready: Uint8Array[] = []
  let failure: Error | null = null
  const archive = new Zip((error, chunk) => {
    if (error) failure = error
    else ready.push(chunk)
  })
  const names = new Set<string>()
  for await (const entry of entries) {
    const file = entry.stored ? new ZipPassThrough(uniqueName(names, entry.name)) : new ZipDeflate(uniqueName(names, entry.name))
    archive.add(file)
    for await (const { piece, last } of piecesOf(entry.bytes)) {
      file.push(piece, last)
      if (failure) throw failure
      yield* ready
      ready = []
    }
  }
  archive.end()
  yield* ready
}

async function* piecesOf(bytes: ZipEntry['bytes']): AsyncIterable<{ piece: Uint8Array, last: boolean }> {
  if (bytes instanceof Uint8Array) return yield { piece: bytes, last: true }
  for await (const piece of bytes) yield { piece, last: false }
  yield { piece: new Uint8Array(), last: true }
}

/** Names stay inside the archive's folder and never repeat. */
function uniqueName(taken: Set<string>, wanted: string): string {
  const safe = wanted.replaceAll('\\', '/').split('/').filter(part => part && part !== '.' && part !== '..').join('/') || 'file'
  const dot = safe.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, '']
  let name = safe
  for (let count = 2; taken.has(name); count++) name = `${stem} (${count})${ending}`
  taken.add(name)
  return name
}
