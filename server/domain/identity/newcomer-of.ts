import type { Claims } from '#server/platform/oidc-sign-in'
import type { Newcomer } from '../employees'

const LONGEST = 100

/** Name and address of a person from the claims of their ID token. An address that is not verified is none. */
export function newcomerOf(claims: Claims): Newcomer {
  const [firstName, lastName] = namesOf(claims)
  return { firstName: firstName.slice(0, LONGEST), lastName: lastName.slice(0, LONGEST), email: verifiedEmailOf(claims) }
}

/** The person's address in lower case, if the provider has verified it. */
export function verifiedEmailOf(claims: Claims): string | null {
  return claims.email_verified === true ? textOf(claims.email)?.toLowerCase() ?? null : null
}

/** The name to show for an account. */
export function displayNameOf(claims: Claims): string | null {
  return textOf(claims.name) ?? textOf(claims.preferred_username)
}

function namesOf(claims: Claims): [first: string, last: string] {
  const [given, family] = [textOf(claims.given_name), textOf(claims.family_name)]
  if (given && family) return [given, family]
  const words = (displayNameOf(claims) ?? textOf(claims.email)?.split('@')[0] ?? claims.sub).split(/\s+/)
  const last = words.pop() ?? ''
  return [words.join(' '), last]
}

function textOf(value: unknown): string | null {
  // eslint-disable-next-line no-control-regex -- a name comes from outside; control characters have no place in one
  const text = typeof value === 'string' ? value.replace(/[\u0000-\u001F\u007F]/g, ' ').trim() : ''
  return text ? text.slice(0, 254) : null
}
