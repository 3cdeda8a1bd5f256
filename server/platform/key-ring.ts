import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { log } from './log'

/** One secret of the ring, with a short name that travels beside what it encrypted. */
interface RingKey {
  id: string
  secret: string
}

/** SESSION_SECRETS protects sessions and may be lost; DATA_SECRETS protects what lies in the database and must not be. */
type RingName = 'SESSION_SECRETS' | 'DATA_SECRETS'

const MIN_LENGTH = 32
const rings = new Map<RingName, readonly RingKey[]>()
const derived = new Map<string, Buffer>()

/**
 * Secrets of the variable (comma separated, newest first): the first encrypts, all decrypt, so a secret is
 * exchanged without signing people out. Throws in production when there is none or one is too short.
 */
export function keyRing(name: RingName = 'SESSION_SECRETS'): readonly RingKey[] {
  const ring = rings.get(name) ?? readRing(name)
  rings.set(name, ring)
  return ring
}

/** The key that encrypts from now on. */
export function newestKey(name: RingName = 'SESSION_SECRETS'): RingKey {
  const [newest] = keyRing(name)
  if (!newest) throw new Error(`${name} names no secret.`)
  return newest
}

/** Reads the rings again; for tests that exchange secrets. */
export function forgetKeyRing(): void {
  rings.clear()
}

function readRing(name: RingName): RingKey[] {
  const secrets = (process.env[name] ?? '').split(',').map(secret => secret.trim()).filter(Boolean)
  if (secrets.length === 0) {
    if (process.env.NODE_ENV === 'production') throw new Error(`${name} is not set. Set it to at least 32 random characters.`)
    log.warn(`${name} is not set: what it encrypts cannot be read after this process`)
    return [named(randomBytes(32).toString('base64url'))]
  }
  if (secrets.some(secret => secret.length < MIN_LENGTH)) {
    throw new Error(`Each secret of ${name} needs at least ${MIN_LENGTH} characters.`)
  }
  return secrets.map(named)
}

function named(secret: string): RingKey {
  return { id: createHash('sha256').update(`key id ${secret}`).digest('base64url').slice(0, 8), secret }
}

/** 256-bit key of a secret for one purpose: what is encrypted for one can never be used for another. */
export function deriveKey(key: RingKey, purpose: string): Buffer {
  const name = `${key.id} ${purpose}`
  const known = derived.get(name)
  if (known) return known
  const made = Buffer.from(hkdfSync('sha256', key.secret, '', `workmate ${purpose}`, 32))
  derived.set(name, made)
  return made
}

/** Encrypts text of a session (AES-256-GCM): `keyId.iv.tag.ciphertext`. */
export function seal(purpose: string, text: string): string {
  return encrypt(newestKey(), purpose, text)
}

/** Decrypts what `seal` made for the same purpose; null when it was altered or its secret left the ring. */
export function unseal(purpose: string, sealed: string | null): string | null {
  return decrypt(keyRing(), purpose, sealed)
}

/** Encrypts text that is kept in the database for good (payroll data, secrets of settings) with DATA_SECRETS. */
export function sealData(purpose: string, text: string): string {
  return encrypt(newestKey('DATA_SECRETS'), purpose, text)
}

/** Decrypts what `sealData` made for the same purpose; null when it was altered or its secret left the ring. */
export function unsealData(purpose: string, sealed: string | null): string | null {
  return decrypt(keyRing('DATA_SECRETS'), purpose, sealed)
}

function encrypt(key: RingKey, purpose: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(key, purpose), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [key.id, ...[iv, cipher.getAuthTag(), sealed].map(part => part.toString('base64url'))].join('.')
}

function decrypt(ring: readonly RingKey[], purpose: string, sealed: string | null): string | null {
  const [id, iv, tag, content] = (sealed ?? '').split('.')
  const key = ring.find(candidate => candidate.id === id)
  if (!key || !iv || !tag || content === undefined) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', deriveKey(key, purpose), Buffer.from(iv, 'base64url'))
    decipher.setAuthTag(Buffer.from(tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(content, 'base64url')), decipher.final()]).toString('utf8')
  }
  catch {
    return null
  }
}
