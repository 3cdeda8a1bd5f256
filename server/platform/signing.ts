import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { deriveKey, keyRing, newestKey } from './key-ring'

/** Header of an Ed25519 private key in PKCS #8 (RFC 8410); the 32 bytes of the seed follow. */
const ED25519_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A signature that anybody can check who has the public key. */
interface Signature {
  algorithm: 'Ed25519'
  /** Base64 of 64 bytes. */
  signature: string
  publicKey: string
  fingerprint: string
}

/** A public key as PEM, and SHA-256 of its DER form in hexadecimal. */
interface PublicKey {
  fingerprint: string
  publicKey: string
}

/** Signs bytes (Ed25519) with a key made of the newest secret of DATA_SECRETS for this purpose. */
export function signData(purpose: string, bytes: Uint8Array): Signature {
  const key = signingKey(deriveKey(newestKey('DATA_SECRETS'), purpose))
  return { algorithm: 'Ed25519', signature: sign(null, bytes, key).toString('base64'), ...publicPart(key) }
}

/** The public keys of this purpose, the one that signs now first; older ones belong to older secrets of the ring. */
export function publicKeys(purpose: string): PublicKey[] {
  return keyRing('DATA_SECRETS').map(key => publicPart(signingKey(deriveKey(key, purpose))))
}

function signingKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([ED25519_HEADER, seed]), format: 'der', type: 'pkcs8' })
}

function publicPart(key: KeyObject): PublicKey {
  const publicKey = createPublicKey(key)
  return {
    fingerprint: createHash('sha256').update(publicKey.export({ format: 'der', type: 'spki' })).digest('hex'),
    publicKey: String(publicKey.export({ format: 'pem', type: 'spki' })),
  }
}
