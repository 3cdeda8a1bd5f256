import { createHash, randomBytes } from 'node:crypto'

const PREFIX = 'wmos_'
const SHAPE = /^wmos_[A-Za-z0-9_-]{64}$/

/** Makes a personal access token: the company's id, so that one statement can find it, and 32 random bytes. */
export function makeApiToken(tenantId: string): string {
  return PREFIX + Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), randomBytes(32)]).toString('base64url')
}

/** SHA-256 of a token, the only thing that is kept. A random token needs no salt. */
export function hashApiToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Company a token names; null for anything that is not shaped like a token. */
export function tenantOfApiToken(token: string): string | null {
  if (!SHAPE.test(token)) return null
  const hex = Buffer.from(token.slice(PREFIX.length), 'base64url').subarray(0, 16).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
