import { createHash, randomBytes } from 'node:crypto'

const SHAPE = /^[A-Za-z0-9_-]{64}$/

/** A secret for an address that strangers open: the company's id, so that one statement can find it, and 32 random bytes. */
export function makeTenantToken(tenantId: string): string {
  return Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), randomBytes(32)]).toString('base64url')
}

/** SHA-256 of a token, the only thing that is kept. A random token needs no salt. */
export function hashTenantToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Company a token names; null for anything that is not shaped like a token. */
export function tenantOfToken(token: string): string | null {
  if (!SHAPE.test(token)) return null
  const hex = Buffer.from(token, 'base64url').subarray(0, 16).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
