import type { JWTPayload } from 'jose'
import { runtimePool } from './database'
import { seal, unseal } from './key-ring'
import { log } from './log'
import { GrantRefused, refreshTokens, verifyToken, type Tokens } from './oidc-client'

/** Purpose of the keys that encrypt tokens in the session row. */
export const TOKEN_PURPOSE = 'provider tokens'

const FALLBACK_LIFE_SECONDS = 15 * 60
/** A session outlives an unreachable provider for this long. */
const GRACE_MS = 60 * 60_000

/** Gets the claims of each refreshed ID token; the identity module evaluates the roles again. */
type ClaimsListener = (user: { userId: string, claims: JWTPayload }) => Promise<void>
let listener: ClaimsListener | undefined

/** Registers who evaluates the roles; called once at start. */
export function whenClaimsArrive(evaluate: ClaimsListener): void {
  listener = evaluate
}

interface Leased {
  userId: string
  subject: string
  refreshToken: string | null
  accessToken: string | null
}

/**
 * Refreshes the provider's tokens when they are due. One request of all parallel ones takes the lease (row lock, others
 * skip it), so that a rotating refresh token is used exactly once; no connection is held while the provider thinks.
 * Answers whether the session changed and must be read again.
 */
export async function refreshSessionIfDue(sessionId: string): Promise<boolean> {
  const session = await takeLease(sessionId)
  if (!session) return false
  const refreshToken = unseal(TOKEN_PURPOSE, session.refreshToken)
  if (!refreshToken) return end(sessionId)
  try {
    const tokens = await refreshTokens(refreshToken)
    await keep(sessionId, tokens)
    if (tokens.id_token) await evaluate(session, tokens.id_token)
    await release(sessionId, tokens)
    return true
  }
  catch (error) {
    if (error instanceof GrantRefused) return end(sessionId)
    log.warn({ err: String(error) }, 'session could not be refreshed')
    const expiredAt = accessExpiryOf(session.accessToken)
    return expiredAt !== null && Date.now() > expiredAt + GRACE_MS ? end(sessionId) : false
  }
}

async function takeLease(sessionId: string): Promise<Leased | undefined> {
  const { rows } = await runtimePool().query<Leased>(`
    UPDATE "Session" s SET "accessExpiresAt" = now() + interval '30 seconds' FROM "UserAccount" u
    WHERE u.id = s."userId" AND s.id = (
      SELECT id FROM "Session" WHERE id = $1 AND "accessExpiresAt" <= now() AND "revokedAt" IS NULL FOR UPDATE SKIP LOCKED)
    RETURNING s."userId", u.subject, s."refreshToken", s."accessToken"`, [sessionId])
  return rows[0]
}

/** First of all the new tokens are kept: the old refresh token is worth nothing any more. */
async function keep(sessionId: string, tokens: Tokens): Promise<void> {
  await runtimePool().query(`
    UPDATE "Session" SET "accessToken" = $2, "refreshToken" = coalesce($3, "refreshToken"), "idToken" = coalesce($4, "idToken") WHERE id = $1`,
  [sessionId, sealAccess(tokens.access_token, lifeOf(tokens)), sealed(tokens.refresh_token), sealed(tokens.id_token)])
}

async function evaluate(session: Leased, idToken: string): Promise<void> {
  const claims = await verifyToken(idToken)
  if (claims.sub !== session.subject) throw new GrantRefused()
  await listener?.({ userId: session.userId, claims })
}

async function release(sessionId: string, tokens: Tokens): Promise<void> {
  await runtimePool().query('UPDATE "Session" SET "accessExpiresAt" = now() + make_interval(secs => $2) WHERE id = $1', [sessionId, lifeOf(tokens)])
}

async function end(sessionId: string): Promise<true> {
  await runtimePool().query('UPDATE "Session" SET "revokedAt" = coalesce("revokedAt", now()) WHERE id = $1', [sessionId])
  return true
}

function lifeOf(tokens: Tokens): number {
  return tokens.expires_in ?? FALLBACK_LIFE_SECONDS
}

function sealed(token: string | undefined): string | null {
  return token ? seal(TOKEN_PURPOSE, token) : null
}

/** Encrypts the access token with its true expiry: the column `accessExpiresAt` moves while a refresh is under way. */
export function sealAccess(token: string, lifeSeconds: number): string {
  return seal(TOKEN_PURPOSE, JSON.stringify({ token, expiresAt: Date.now() + lifeSeconds * 1000 }))
}

function accessExpiryOf(sealedToken: string | null): number | null {
  const text = unseal(TOKEN_PURPOSE, sealedToken)
  return text ? (JSON.parse(text) as { expiresAt: number }).expiresAt : null
}
