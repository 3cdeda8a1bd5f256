import { EncryptJWT, jwtDecrypt } from 'jose'
import { publicOrigin } from './public-origin'
import { deriveKey, keyRing, newestKey } from './key-ring'

/** No session lives longer than this, whatever is done in it. */
export const ABSOLUTE_SESSION_SECONDS = 7 * 24 * 60 * 60

const PURPOSE = 'session cookie'
const LONGEST_COOKIE = 2000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Over https the `__Host-` prefix binds the cookie to exactly this host. */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-workmate-session' : 'workmate-session'
}

/** Attributes of the session cookie. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const
}

function isSecure(): boolean {
  return publicOrigin()?.startsWith('https://') ?? false
}

/** Encrypts the session id, the only thing the cookie carries. The session row decides, so a copied cookie dies with it. */
export function encodeSessionCookie(sessionId: string, maxAgeSeconds = ABSOLUTE_SESSION_SECONDS): Promise<string> {
  const key = newestKey()
  return new EncryptJWT({ sid: sessionId })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.id })
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + maxAgeSeconds)
    .encrypt(deriveKey(key, PURPOSE))
}

/** What cookies said before, with the instant at which they end: every request brings the same one, and the session row decides anyway. */
const decoded = new Map<string, { sessionId: string, ring: readonly unknown[], endsAt: number }>()
const MOST_DECODED = 2000

/** Session id of a cookie; null for anything that this installation did not encrypt as a session. */
export async function decodeSessionCookie(cookie: string | undefined): Promise<string | null> {
  if (!cookie || cookie.length > LONGEST_COOKIE) return null
  const known = decoded.get(cookie)
  // A changed ring of secrets asks anew.
  if (known && known.ring === keyRing() && known.endsAt > Date.now()) return known.sessionId
  const claims = await decrypt(cookie)
  if (!claims) return null
  if (decoded.size >= MOST_DECODED) decoded.clear()
  decoded.set(cookie, { ...claims, ring: keyRing() })
  return claims.sessionId
}

async function decrypt(cookie: string): Promise<{ sessionId: string, endsAt: number } | null> {
  try {
    const { payload } = await jwtDecrypt(cookie, (header) => {
      const key = keyRing().find(candidate => candidate.id === header.kid)
      if (!key) throw new Error('unknown key')
      return deriveKey(key, PURPOSE)
    }, { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] })
    if (typeof payload.sid !== 'string' || !UUID.test(payload.sid) || !payload.exp) return null
    return { sessionId: payload.sid, endsAt: payload.exp * 1000 }
  }
  catch {
    return null
  }
}
