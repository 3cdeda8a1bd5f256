import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BUILT_IN_ROLES, coversGrant, grantsInCommon, PERMISSIONS, SCOPED_PERMISSIONS, scopeOf } from '#shared/permissions'
import { countAllowed, grantsFor, nounOf, ownScopeOf, PERMISSION_MATRIX, unknownGrants, verbOf, wildcardOver, withGrant } from '#shared/role-matrix'

describe('every permission', () => {
  it.each(['de', 'en'])('has a name, a line of explanation, a noun and a verb (%s)', (language) => {
    const { roles } = JSON.parse(readFileSync(`i18n/locales/${language}/roles.json`, 'utf8')) as { roles: Record<string, Record<string, string>> }
    const missing = PERMISSIONS.flatMap((permission) => {
      const texts = { permission, permissionText: permission, noun: nounOf(permission), verb: verbOf(permission), area: permission.split('.')[0] ?? '' }
      return Object.entries(texts).filter(([kind, key]) => !roles[kind]?.[key]?.trim()).map(([kind, key]) => `${kind} ${key}`)
    })
    expect([...new Set(missing)]).toEqual([])
    expect(Object.keys(roles.permission ?? {}).filter(key => !(PERMISSIONS as readonly string[]).includes(key))).toEqual([])
  })

  it('has one place in the matrix', () => {
    expect(PERMISSION_MATRIX.flatMap(({ rows }) => rows.flatMap(row => row.permissions)).sort()).toEqual([...PERMISSIONS].sort())
  })

  it('knows scopes where a built-in role uses one', () => {
    const scoped = Object.values(BUILT_IN_ROLES).flatMap(role => role.grants).filter(grant => grant.includes(':')).map(grant => grant.split(':')[0])
    expect(scoped.filter(name => !(SCOPED_PERMISSIONS as ReadonlySet<string>).has(name ?? ''))).toEqual([])
  })
})

describe('who may hand out a grant', () => {
  it.each([
    [['*'], '*', true], [['*'], 'hr.leave.read', true], [['*'], 'core.*:team', true],
    [['backoffice.*'], 'backoffice.invoices.*', true], [['backoffice.*'], 'backoffice.invoices.read:own', true], [['backoffice.*'], '*', false],
    [['backoffice.invoices.*'], 'backoffice.*', false], [['backoffice.*:team'], 'backoffice.invoices.*', false],
    [['backoffice.*:team'], 'backoffice.invoices.*:own', true],
    [['core.employees.read:own'], 'core.employees.read', false], [['core.employees.read:own'], 'core.employees.read:own', true],
    [['core.employees.read'], 'core.employees.read:team', true], [[...PERMISSIONS], '*', false], [[], 'core.employees.read', false],
  ])('%j covers %s: %s', (held, grant, expected) => {
    expect(coversGrant(held, grant)).toBe(expected)
  })
})

describe('what two sets of grants have in common', () => {
  it('is the narrower of both for every permission', () => {
    const common = grantsInCommon(['backoffice.*', 'core.employees.read:own'], ['backoffice.time-entries.read:team', 'core.*'])
    expect(common.sort()).toEqual(['backoffice.time-entries.read:team', 'core.employees.read:own'])
    for (const permission of PERMISSIONS) {
      expect(scopeOf(grantsInCommon(['*'], BUILT_IN_ROLES.lead?.grants ?? []), permission)).toBe(scopeOf(BUILT_IN_ROLES.lead?.grants ?? [], permission))
    }
  })
})

describe('the matrix', () => {
  it('shows wildcards as what they grant', () => {
    const grants = ['backoffice.*', 'core.documents.read:team']
    expect(wildcardOver(grants, 'backoffice.invoices.read')).toBe('backoffice.*')
    expect(wildcardOver(grants, 'backoffice.invoices.*')).toBe('backoffice.*')
    expect(wildcardOver(grants, 'backoffice.*')).toBeNull()
    expect(ownScopeOf(grants, 'core.documents.read')).toBe('team')
    expect(ownScopeOf(grants, 'backoffice.invoices.read')).toBeNull()
    expect(countAllowed(grants)).toBe(PERMISSIONS.filter(permission => permission.startsWith('backoffice.')).length + 1)
  })

  it('puts one grant for a name in place of another, and a wildcard in place of what it covers', () => {
    expect(withGrant(['core.documents.read:own'], 'core.documents.read', 'team')).toEqual(['core.documents.read:team'])
    expect(withGrant(['core.documents.read:own', 'admin.audit.read'], 'core.*', 'all')).toEqual(['admin.audit.read', 'core.*'])
    expect(withGrant(['core.documents.*', 'core.documents.read'], 'core.documents.*', null)).toEqual(['core.documents.read'])
    expect(withGrant(['core.*', 'backoffice.projects.read:own'], '*', 'all')).toEqual(['*'])
  })

  it('keeps what it does not know in sight', () => {
    expect(unknownGrants(['hr.leave.read', 'core.*', 'backoffice.projects.read:mine'])).toEqual(['hr.leave.read', 'backoffice.projects.read:mine'])
  })

  it('names the widest grant first', () => {
    expect(grantsFor(['core.documents.read:own', 'core.*'], 'core.documents.read')).toEqual([
      { grant: 'core.*', scope: 'all' }, { grant: 'core.documents.read:own', scope: 'own' },
    ])
  })
})
