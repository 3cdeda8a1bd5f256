import { defineEventHandler, setResponseHeader, setResponseStatus, type EventHandler, type H3Event } from 'h3'
import type { JWTPayload } from 'jose'
import { requestIdOf } from './authenticate'
import { log } from './log'
import { requireOidcSettings, verifyToken } from './oidc-client'

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const MAX_BODY_BYTES = 16_000
const MAX_AGE_SECONDS = 5 * 60
const MOST_REMEMBERED = 10_000

/** Tokens already used, with the time until which they would still be accepted. */
const used = new Map<string, number>()

interface Logout { issuer: string, subject: string | null, idpSessionId: string | null, issuedAt: Date }

/**
 * The provider's message that somebody signed out there (OpenID Connect Back-Channel Logout 1.0). Nothing in it is
 * believed before signature, issuer, audience, age, event and use are checked.
 */
export function defineBackchannelLogout(end: (logout: Logout, requestId: string) => Promise<unknown>): EventHandler {
  return defineEventHandler(async (event) => {
    setResponseHeader(event, 'cache-control', 'no-store')
    try {
      const token = new URLSearchParams(await smallBody(event)).get('logout_token')
      if (!token) throw new Error('no logout token')
      const logout = logoutOf(await verifyToken(token, { type: 'logout+jwt', maxAgeSeconds: MAX_AGE_SECONDS }))
      await end(logout, requestIdOf(event))
      return ''
    }
    catch (error) {
      log.warn({ requestId: requestIdOf(event), err: error instanceof Error ? error.message : String(error) }, 'back-channel logout refused')
      setResponseStatus(event, 400)
      return { error: 'invalid_request' }
    }
  })
}

/** A provider may send its form in pieces without a length, so the limit is kept while reading. */
async function smallBody({ node }: H3Event): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of node.req) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size > MAX_BODY_BYTES) throw new Error('body too large')
  }
  return Buffer.concat(chunks).toString('utf8')
}

function logoutOf(claims: JWTPayload): Logout {
  const { sub, sid, jti, iat } = claims
  assertLogoutEvent(claims)
  if (!jti || !iat) throw new Error('jti or iat is missing')
  const idpSessionId = typeof sid === 'string' ? sid : null
  if (!sub && !idpSessionId) throw new Error('neither sub nor sid')
  assertFirstUse(jti)
  return { issuer: requireOidcSettings().issuer, subject: sub ?? null, idpSessionId, issuedAt: new Date(iat * 1000) }
}

function assertLogoutEvent({ events, nonce }: JWTPayload): void {
  const event = (events as Record<string, unknown> | undefined)?.[LOGOUT_EVENT]
  if (!event || typeof event !== 'object') throw new Error('no logout event')
  if (nonce !== undefined) throw new Error('an ID token is no logout token')
}

function assertFirstUse(jti: string): void {
  const now = Date.now()
  for (const [known, until] of used) {
    if (until > now && used.size <= MOST_REMEMBERED) break
    used.delete(known)
  }
  if (used.has(jti)) throw new Error('token was used before')
  used.set(jti, now + (MAX_AGE_SECONDS + 30) * 1000)
}
