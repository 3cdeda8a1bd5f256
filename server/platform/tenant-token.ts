import { createHash, randomBytes } from 'node:crypto'

/** What personal access tokens begin with, so that scanners of source code find a leaked one. */
export const API_TOKEN_PREFIX = 'wmos_'

const SHAPE = /^[A-Za-z0-9_-]{64}$/

/** A secret that strangers or machines show: the company's id, so that one statement can find it, and 32 random bytes. */
export function makeTenantToken(tenantId: string, prefix = ''): string {
  return prefix + Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), randomBytes(32)]).toString('base64url')
}

/** SHA-256 of a token, the only thing that is kept. A random token needs no salt. */
export function hashTenantToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Company a token names; null for anything that is not shaped like a token of that prefix. */
export function tenantOfToken(token: string, prefix = ''): string | null {
  const secret = token.slice(prefix.length)
  if (!token.startsWith(prefix) || !SHAPE.test(secret)) return null
  const hex = Buffer.from(secret, 'base64url').subarray(0, 16).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
