import { createHash, createPublicKey, verify } from 'node:crypto'
import { unzipSync } from 'fflate'

interface Options {
  archive: Uint8Array
  /** Fingerprint from the page of the audit log: proves whose key it is. */
  fingerprint?: string
}

interface ExportedEvent {
  id: string
  at: string
  action: string
  entityId: string | null
  before: unknown
  after: unknown
  canonical: string | null
  seal: { id: string, prevHash: string, hash: string }
}

interface Manifest {
  format: string
  company: { name: string }
  madeAt: string
  madeBy: string
  events: number
  chain: { head: { seal: string, hash: string } }
  files: Array<{ name: string, bytes: number, sha256: string }>
}

/** What the check of an export found; `faults` is empty when everything holds. */
interface Verdict {
  faults: string[]
  company: string
  madeAt: string
  madeBy: string
  events: number
  /** Events whose values are withheld from the reader: their own hash cannot be recomputed here. */
  withheld: number
  /** Neighbouring seals whose link was checked. */
  links: number
  fingerprint: string
}

const MOST_FAULTS = 20

/** Checks signature, files, the hash of every event and the links between neighbouring seals, with nothing but the archive. */
export function verifyExport({ archive, fingerprint: expected }: Options): Verdict {
  const files = new Map(Object.entries(unzipSync(archive)))
  const faults: string[] = []
  const textOf = (name: string) => Buffer.from(files.get(name) ?? []).toString('utf8')
  for (const name of ['manifest.json', 'manifest.sig.json', 'public-key.pem', 'events.json']) {
    if (!files.has(name)) throw new Error(`${name} is missing: this is no export of the audit log.`)
  }
  const manifest = JSON.parse(textOf('manifest.json')) as Manifest
  const fingerprint = checkSignature(files, faults, expected)
  for (const { name, sha256 } of manifest.files) {
    if (sha256Of(files.get(name) ?? new Uint8Array()) !== sha256) faults.push(`${name} is not the file that was signed.`)
  }
  const events = JSON.parse(textOf('events.json')) as ExportedEvent[]
  if (events.length !== manifest.events) faults.push(`${manifest.events} events were signed, ${events.length} are here.`)
  const links = checkEvents(events, manifest, faults)
  return {
    faults: faults.slice(0, MOST_FAULTS), company: manifest.company.name, madeAt: manifest.madeAt, madeBy: manifest.madeBy,
    events: events.length, withheld: events.filter(event => event.canonical === null).length, links, fingerprint,
  }
}

function checkSignature(files: Map<string, Uint8Array>, faults: string[], expected: string | undefined): string {
  const key = createPublicKey(Buffer.from(files.get('public-key.pem') ?? []))
  const fingerprint = createHash('sha256').update(key.export({ format: 'der', type: 'spki' })).digest('hex')
  const { signature } = JSON.parse(Buffer.from(files.get('manifest.sig.json') ?? []).toString('utf8')) as { signature: string }
  if (!verify(null, files.get('manifest.json') ?? new Uint8Array(), key, Buffer.from(signature, 'base64'))) {
    faults.push('The signature does not fit the manifest.')
  }
  if (expected && expected.toLowerCase() !== fingerprint) faults.push(`It was signed with another key: ${fingerprint}`)
  return fingerprint
}

function checkEvents(events: readonly ExportedEvent[], { chain: { head } }: Manifest, faults: string[]): number {
  let links = 0
  let previous: ExportedEvent | undefined
  for (const event of events) {
    faults.push(...faultsOf(event))
    if (previous && BigInt(event.seal.id) === BigInt(previous.seal.id) + 1n) {
      links++
      if (event.seal.prevHash !== previous.seal.hash) faults.push(`Seal ${event.seal.id} does not follow the one before.`)
    }
    previous = event
  }
  if (previous?.seal.id === head.seal && previous.seal.hash !== head.hash) faults.push('The last seal is not the head of the chain.')
  return links
}

function faultsOf(event: ExportedEvent): string[] {
  const { id, canonical, seal } = event
  if (canonical === null) return []
  return [
    ...sha256Of(Buffer.from(seal.prevHash + canonical)) === seal.hash ? [] : [`Event ${id}: its hash does not fit.`],
    ...agrees(event, canonical) ? [] : [`Event ${id} differs from the text that was hashed.`],
  ]
}

/** The readable fields must say what was hashed: [tenant, id, at, actorType, actorId, requestId, action, operation, entityType, entityId, before, after]. */
function agrees(event: ExportedEvent, canonical: string): boolean {
  const hashed = JSON.parse(canonical) as unknown[]
  return String(hashed[1]) === event.id && hashed[6] === event.action && hashed[9] === event.entityId
    && same(hashed[10], event.before) && same(hashed[11], event.after)
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value ?? null
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)).map(([key, one]) => [key, sorted(one)]))
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
