import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { log } from './log'

/** One secret of the ring, with a short name that travels beside what it encrypted. */
interface RingKey {
  id: string
  secret: string
}

const MIN_LENGTH = 32
let ring: readonly RingKey[] | undefined
const derived = new Map<string, Buffer>()

/**
 * Secrets of SESSION_SECRETS (comma separated, newest first): the first encrypts, all decrypt, so a secret is
 * exchanged without signing people out. Throws in production when there is none or one is too short.
 */
export function keyRing(): readonly RingKey[] {
  ring ??= readRing(process.env.SESSION_SECRETS)
  return ring
}

/** The key that encrypts from now on. */
export function newestKey(): RingKey {
  const [newest] = keyRing()
  if (!newest) throw new Error('SESSION_SECRETS names no secret.')
  return newest
}

/** Reads the ring again; for tests that exchange secrets. */
export function forgetKeyRing(): void {
  ring = undefined
}

function readRing(setting: string | undefined): RingKey[] {
  const secrets = (setting ?? '').split(',').map(secret => secret.trim()).filter(Boolean)
  if (secrets.length === 0) {
    if (process.env.NODE_ENV === 'production') throw new Error('SESSION_SECRETS is not set. Set it to at least 32 random characters.')
    log.warn('SESSION_SECRETS is not set: sessions end when this process does')
    return [named(randomBytes(32).toString('base64url'))]
  }
  if (secrets.some(secret => secret.length < MIN_LENGTH)) {
    throw new Error(`Each secret of SESSION_SECRETS needs at least ${MIN_LENGTH} characters.`)
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

/** Encrypts text for a column of the database (AES-256-GCM): `keyId.iv.tag.ciphertext`. */
export function seal(purpose: string, text: string): string {
  const key = newestKey()
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(key, purpose), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [key.id, ...[iv, cipher.getAuthTag(), sealed].map(part => part.toString('base64url'))].join('.')
}

/** Decrypts what `seal` made for the same purpose; null when it was altered or its secret left the ring. */
export function unseal(purpose: string, sealed: string | null): string | null {
  const [id, iv, tag, content] = (sealed ?? '').split('.')
  const key = keyRing().find(candidate => candidate.id === id)
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
