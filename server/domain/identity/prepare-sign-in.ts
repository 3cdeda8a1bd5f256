import { whenClaimsArrive } from '#server/platform/session-refresh'
import { synchroniseRoles } from './synchronise-roles'

/** Lets each refreshed ID token evaluate the roles again; called once at start. */
export function prepareSignIn(): void {
  whenClaimsArrive(({ userId, claims }) => synchroniseRoles({ userId, claims: { ...claims, sub: claims.sub ?? '' }, requestId: 'session-refresh' }))
}
