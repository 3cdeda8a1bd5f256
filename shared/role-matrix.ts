import { PERMISSIONS, scopeOf, scopeOfGrant, type Permission, type Scope } from './permissions'

/** A row of the matrix: one noun with its permissions by verb. */
export interface MatrixRow {
  /** `backoffice.invoices` */
  noun: string
  permissions: readonly Permission[]
}

/** Rows of one area: `core`, `backoffice`, `admin`, … */
export interface MatrixArea {
  area: string
  rows: readonly MatrixRow[]
}

/** The last part of a permission: what it lets one do. */
export function verbOf(permission: string): string {
  return permission.slice(permission.lastIndexOf('.') + 1)
}

/** The permission without its verb. */
export function nounOf(permission: string): string {
  return permission.slice(0, permission.lastIndexOf('.'))
}

/** All permissions as areas and nouns, in the order of the list. */
export const PERMISSION_MATRIX: readonly MatrixArea[] = [...Map.groupBy(PERMISSIONS, permission => permission.split('.')[0] ?? '')]
  .map(([area, permissions]) => ({
    area,
    rows: [...Map.groupBy(permissions, nounOf)].map(([noun, list]) => ({ noun, permissions: list })),
  }))

/** The grants that name exactly this permission or wildcard, without wildcards over it. */
export function ownScopeOf(grants: readonly string[], name: string): Scope | null {
  const own = grants.filter(grant => grant.split(':')[0] === name)
  if (own.length === 0) return null
  return own.includes(name) ? 'all' : own.includes(`${name}:team`) ? 'team' : 'own'
}

/** Grants that allow the permission, each with its scope, the widest first. */
export function grantsFor(grants: readonly string[], permission: string): { grant: string, scope: Scope }[] {
  const order: Scope[] = ['all', 'team', 'own']
  return grants.flatMap((grant) => {
    const scope = scopeOfGrant(grant, permission)
    return scope ? [{ grant, scope }] : []
  }).sort((a, b) => order.indexOf(a.scope) - order.indexOf(b.scope))
}

/** The wildcard that grants everything under the name as widely as possible; null where none does. */
export function wildcardOver(grants: readonly string[], name: string): string | null {
  return grants.find(grant => grant.endsWith('*') && grant !== name && scopeOfGrant(grant, name.replace(/\*$/, '')) === 'all') ?? null
}

/** The grants with exactly this scope for the name; what a wildcard covers anyway is dropped when the wildcard comes. */
export function withGrant(grants: readonly string[], name: string, scope: Scope | null): string[] {
  const rest = grants.filter(grant => grant.split(':')[0] !== name)
  if (!scope) return rest
  const added = scope === 'all' ? name : `${name}:${scope}`
  const kept = scope === 'all' && name.endsWith('*') ? rest.filter(grant => scopeOfGrant(name, (grant.split(':')[0] ?? '').replace(/\*$/, '')) === null) : rest
  return [...kept, added]
}

/** Grants that allow nothing of today's list: of a later version, or of a module that is not there. */
export function unknownGrants(grants: readonly string[]): string[] {
  return grants.filter(grant => !PERMISSIONS.some(permission => scopeOfGrant(grant, permission) !== null))
}

/** How many of today's permissions the grants allow. */
export function countAllowed(grants: readonly string[]): number {
  return PERMISSIONS.filter(permission => scopeOf(grants, permission) !== null).length
}
