import { randomBytes } from 'node:crypto'
import { setResponseHeaders, type H3Event } from 'h3'

const COMMON = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Headers of every answer; routes that send files narrow them further. */
export function secureResponse(event: H3Event): void {
  const https = isHttps()
  setResponseHeaders(event, {
    ...COMMON,
    ...https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {},
    ...event.path.startsWith('/api/')
      ? { 'content-security-policy': 'default-src \'none\'; frame-ancestors \'none\'', 'cache-control': 'private, no-store' }
      : event.path.startsWith('/_nuxt/') ? {} : { 'content-security-policy': pagePolicy(event, https), 'cache-control': 'private, no-store' },
  })
}

/** A page runs only scripts that carry the nonce of this very answer, and files of our own. */
function pagePolicy(event: H3Event, https: boolean): string {
  const nonce = randomBytes(16).toString('base64')
  event.context.cspNonce = nonce
  return [
    'default-src \'self\'',
    `script-src 'self' 'nonce-${nonce}'`,
    // The component library sets style attributes and style elements at run time; styles cannot run code.
    'style-src \'self\' \'unsafe-inline\'',
    'img-src \'self\' data: blob:',
    'font-src \'self\' data:',
    'connect-src \'self\'',
    'frame-src \'self\' blob:',
    'object-src \'self\' blob:',
    'base-uri \'none\'',
    `form-action 'self'${issuerOrigin()}`,
    'frame-ancestors \'none\'',
    ...https ? ['upgrade-insecure-requests'] : [],
  ].join('; ')
}

/** The configured address decides, not the request: behind a proxy every request looks like http. */
function isHttps(): boolean {
  return (process.env.AUTH_ORIGIN ?? '').startsWith('https:')
}

/** Signing in ends at the identity provider by redirect, which `form-action` covers too. */
function issuerOrigin(): string {
  const issuer = process.env.OIDC_ISSUER
  return issuer && URL.canParse(issuer) ? ` ${new URL(issuer).origin}` : ''
}

/** Adds the nonce to the scripts of a rendered page. */
export function withNonce(parts: string[], nonce: string): string[] {
  return parts.map(part => part.replace(/<script(?![^>]*\snonce=)(?=[\s>])/gi, `<script nonce="${nonce}"`))
}
