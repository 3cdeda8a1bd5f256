import { createHash } from 'node:crypto'
import { signData } from '#server/platform/signing'
import type { ZipEntry } from '#server/platform/zip'
import { csvPieces, jsonPieces, type ExportedEvent } from './export-files'
import { HOW_TO_VERIFY } from './how-to-verify'
import { signingPurpose } from './signing-purpose'

/** What the archive is about and where its events come from. */
interface ExportSource {
  tenant: { id: string, name: string, language: string }
  madeAt: Date
  madeBy: string
  /** The filter as it travels. */
  filter: unknown
  head: { seal: string, hash: string }
  withheld: readonly string[]
  /** Reads the events anew, window by window; called once per file. */
  windows: () => AsyncIterable<ExportedEvent[]>
}

/** Files of the archive; the manifest names the SHA-256 of every other file and is signed, so that nothing can be changed, left out or added. */
export async function* archiveEntries(source: ExportSource): AsyncGenerator<ZipEntry> {
  const files: Array<{ name: string, bytes: number, sha256: string }> = []
  let count = 0
  const counted = async function* () {
    for await (const events of source.windows()) {
      count += events.length
      yield events
    }
  }
  const noted = (name: string, pieces: AsyncIterable<string>): ZipEntry => ({
    name, bytes: hashed(pieces, (bytes, sha256) => files.push({ name, bytes, sha256 })),
  })
  yield noted('events.json', jsonPieces(counted()))
  yield noted('events.csv', csvPieces(source.windows(), source.tenant.language))
  const { tenant, madeAt, madeBy, filter, head, withheld } = source
  const manifest = Buffer.from(`${JSON.stringify({
    format: 'workmateos-audit-export', version: 1,
    company: { id: tenant.id, name: tenant.name }, madeAt: madeAt.toISOString(), madeBy, filter,
    events: count, withheld, chain: { head, rule: 'hash = sha256(prevHash + canonical), hexadecimal, UTF-8' }, files,
  }, null, 2)}\n`)
  const { publicKey, ...signature } = signData(signingPurpose(tenant.id), manifest)
  yield { name: 'manifest.json', bytes: manifest }
  yield { name: 'manifest.sig.json', bytes: Buffer.from(`${JSON.stringify(signature, null, 2)}\n`) }
  yield { name: 'public-key.pem', bytes: Buffer.from(publicKey) }
  yield { name: 'README.txt', bytes: Buffer.from(HOW_TO_VERIFY) }
}

async function* hashed(pieces: AsyncIterable<string>, done: (bytes: number, sha256: string) => void): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece)
    hash.update(bytes)
    size += bytes.byteLength
    yield bytes
  }
  done(size, hash.digest('hex'))
}
