import { AsyncLocalStorage } from 'node:async_hooks'
import type { AuthOptions, LoggerInstance } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { runtimePool } from './database'
import { newestKey } from './key-ring'
import { log } from './log'
import { requireOidcSettings } from './oidc-client'
import { ownPath } from './own-path'
import {
  ABSOLUTE_SESSION_SECONDS, decodeSessionCookie, encodeSessionCookie, sessionCookieName, sessionCookieOptions,
} from './session-cookie'

/** Claims of an ID token whose signature, nonce, issuer and audience were verified. */
export type Claims = Record<string, unknown> & { sub: string }

/** From where somebody signs in. */
export interface Visit {
  ip: string | null
  userAgent: string | null
  requestId: string
  /** Session of the cookie they came with; it ends with the new one's start. */
  earlierSessionId: string | null
}

/** A sign-in the provider vouches for. */
export interface SignIn {
  issuer: string
  claims: Claims
  tokens: { access?: string, refresh?: string, id?: string, expiresInSeconds?: number }
  visit: Visit
}

/** What the identity module does with it. */
export interface SessionKeeper {
  /** Starts a session and answers its id. */
  start: (signIn: SignIn) => Promise<string>
  /** Ends a session and answers its ID token, which the provider wants to see at sign-out. */
  end: (sessionId: string, visit: Visit) => Promise<string | null>
}

/** Facts of the running request, for the callbacks that do not get it. */
export const currentVisit = new AsyncLocalStorage<Visit>()

/** Code flow with PKCE, state and nonce; the cookie carries the session id and nothing else. */
export function signInOptions(keeper: SessionKeeper): AuthOptions {
  const cookie = { name: sessionCookieName(), options: sessionCookieOptions() }
  return {
    providers: [provider()],
    secret: newestKey().secret,
    session: { strategy: 'jwt', maxAge: ABSOLUTE_SESSION_SECONDS },
    cookies: { sessionToken: cookie },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    logger: quietLogger,
    jwt: {
      encode: ({ token }) => encodeSessionCookie(String(token?.sid)),
      async decode({ token }) {
        const sid = await decodeSessionCookie(token)
        return sid && await isAlive(sid) ? { sid } : null
      },
    },
    callbacks: {
      redirect: ({ url, baseUrl }) => baseUrl + (ownPath(url, baseUrl) ?? '/'),
      async jwt({ token, account, profile }) {
        if (!account) return { sid: token.sid }
        return { sid: await keeper.start(signInOf(account, profile as Claims)) }
      },
      // The page asks /api/v1/me; this answer says only that there is a session.
      session: ({ session }) => ({ expires: session.expires }),
    },
  }
}

function provider(): OAuthConfig<Claims> {
  const { issuer, clientId, clientSecret, scopes, name, idTokenAlgorithm } = requireOidcSettings()
  return {
    id: 'oidc', name, type: 'oauth', issuer, clientId,
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    ...clientSecret ? { clientSecret } : {},
    client: {
      token_endpoint_auth_method: clientSecret ? 'client_secret_basic' : 'none',
      id_token_signed_response_alg: idTokenAlgorithm,
    },
    authorization: { params: { scope: scopes } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: 5000 },
    profile: claims => ({ id: claims.sub }),
  }
}

interface Account { access_token?: string, refresh_token?: string, id_token?: string, expires_at?: number }

function signInOf(account: Account, claims: Claims): SignIn {
  return {
    issuer: requireOidcSettings().issuer,
    claims,
    tokens: {
      access: account.access_token, refresh: account.refresh_token, id: account.id_token,
      expiresInSeconds: account.expires_at ? Math.max(1, account.expires_at - Math.floor(Date.now() / 1000)) : undefined,
    },
    visit: currentVisit.getStore() ?? { ip: null, userAgent: null, requestId: 'sign-in', earlierSessionId: null },
  }
}

async function isAlive(sessionId: string): Promise<boolean> {
  const { rows } = await runtimePool().query<{ alive: boolean }>('SELECT authenticate_session($1) IS NOT NULL AS alive', [sessionId])
  return rows[0]?.alive ?? false
}

/** Codes and messages only: the metadata may hold tokens and claims. */
const quietLogger: LoggerInstance = {
  error(code, metadata) {
    const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown }).error
    log.warn({ code, err: error instanceof Error ? error.message : undefined }, 'sign-in')
  },
  warn: code => log.debug({ code }, 'sign-in'),
  debug: () => undefined,
}
