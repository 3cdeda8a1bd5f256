import type { Claims } from '#server/platform/oidc-sign-in'
import type { ClaimedRole } from '../roles'

const ZITADEL_ROLES = /^urn:zitadel:iam:org:project:(\d+:)?roles$/

/**
 * Roles in an ID token. Zitadel: `{ role: { organisationId: domain } }`; Keycloak: lists under realm_access and
 * resource_access.<client>; or whatever stands at the configured path. What has another shape gives no role.
 */
export function claimedRoles(claims: Claims, options: { rolesClaim: string | null, clientId: string }): ClaimedRole[] {
  if (options.rolesClaim) return rolesIn(valueAt(claims, options.rolesClaim))
  const zitadel = Object.entries(claims).filter(([name]) => ZITADEL_ROLES.test(name)).flatMap(([, value]) => rolesIn(value))
  const client = recordOf(recordOf(claims.resource_access)[options.clientId])
  return [...zitadel, ...rolesIn(recordOf(claims.realm_access).roles), ...rolesIn(client.roles)]
}

function rolesIn(value: unknown): ClaimedRole[] {
  if (typeof value === 'string') return [{ role: value, organisation: null }]
  if (Array.isArray(value)) return value.filter(role => typeof role === 'string').map(role => ({ role, organisation: null }))
  return Object.entries(recordOf(value)).flatMap(([role, organisations]) => {
    return Object.keys(recordOf(organisations)).map(organisation => ({ role, organisation }))
  })
}

/** A claim's name may itself contain dots, so the whole path is tried as a name first. */
function valueAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  return path.split('.').reduce<unknown>((value, name) => recordOf(value)[name], claims)
}

function recordOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value as Record<string, unknown> : {}
}
