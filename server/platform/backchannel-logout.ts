import { defineEventHandler, getHeader, readBody, setResponseHeader, setResponseStatus, type EventHandler } from 'h3'
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
      if (Number(getHeader(event, 'content-length') ?? Number.NaN) > MAX_BODY_BYTES) throw new Error('body too large')
      const body: unknown = await readBody(event)
      const token = body && typeof body === 'object' ? (body as { logout_token?: unknown }).logout_token : undefined
      if (typeof token !== 'string') throw new Error('no logout token')
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
