/** Origin people reach this installation at, from AUTH_ORIGIN; never from the Host header, which anyone can forge. */
export function publicOrigin(): string | null {
  const configured = process.env.AUTH_ORIGIN
  return configured ? new URL(configured).origin : null
}

const EXAMPLE = 'for example https://work.example.com/api/auth'
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Checks AUTH_ORIGIN and NEXTAUTH_URL: both the same full address of the sign-in API, https unless loopback.
 * Answers what is wrong in one sentence, or null.
 */
export function publicOriginFault(): string | null {
  const { AUTH_ORIGIN: origin, NEXTAUTH_URL: url } = process.env
  if (process.env.AUTH_TRUST_HOST) return 'AUTH_TRUST_HOST must not be set: it would let a forged Host header choose where people are sent.'
  if (!origin && !url && process.env.NODE_ENV !== 'production') return null
  if (!origin || origin !== url) return `Set AUTH_ORIGIN and NEXTAUTH_URL to the same public address, ${EXAMPLE}.`
  return addressFault(origin)
}

function addressFault(origin: string): string | null {
  const address = URL.canParse(origin) ? new URL(origin) : null
  if (address?.pathname !== '/api/auth') return `AUTH_ORIGIN is not an address that ends with /api/auth, ${EXAMPLE}.`
  const isSafe = address.protocol === 'https:' || (address.protocol === 'http:' && LOOPBACK.has(address.hostname))
  return isSafe ? null : `AUTH_ORIGIN must be https, except on this very machine: ${EXAMPLE}.`
}
