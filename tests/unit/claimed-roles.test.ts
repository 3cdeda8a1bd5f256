import { describe, expect, it } from 'vitest'
import { claimedRoles } from '#server/domain/identity/claimed-roles'
import { newcomerOf } from '#server/domain/identity/newcomer-of'

const known = { rolesClaim: null, clientId: 'workmateos' }

describe('roles in an ID token', () => {
  it('of Zitadel count with the organisation that granted them', () => {
    const claims = { 'sub': '1', 'urn:zitadel:iam:org:project:roles': { manager: { 101: 'a.example', 102: 'b.example' }, lead: { 101: 'a.example' } } }
    expect(claimedRoles(claims, known)).toEqual([
      { role: 'manager', organisation: '101' }, { role: 'manager', organisation: '102' }, { role: 'lead', organisation: '101' },
    ])
    expect(claimedRoles({ 'sub': '1', 'urn:zitadel:iam:org:project:3141:roles': { lead: { 101: 'a' } } }, known)).toHaveLength(1)
  })

  it('of Keycloak come from the realm and from this client only', () => {
    const claims = { sub: '1', realm_access: { roles: ['manager'] }, resource_access: { workmateos: { roles: ['lead'] }, other: { roles: ['administrator'] } } }
    expect(claimedRoles(claims, known).map(({ role }) => role)).toEqual(['manager', 'lead'])
  })

  it('come from the configured path, whose names may contain dots, and from nowhere else then', () => {
    const claims = { 'sub': '1', 'https://work.example/roles': ['lead'], 'groups': { work: 'manager' }, 'realm_access': { roles: ['administrator'] } }
    const at = (rolesClaim: string) => claimedRoles(claims, { ...known, rolesClaim }).map(({ role }) => role)
    expect([at('https://work.example/roles'), at('groups.work'), at('nothing.there')]).toEqual([['lead'], ['manager'], []])
  })

  it('of any other shape are none', () => {
    for (const roles of [null, 7, true, [1, {}], { lead: 'yes' }, { lead: null }]) {
      expect(claimedRoles({ 'sub': '1', 'urn:zitadel:iam:org:project:roles': roles, 'realm_access': roles, 'resource_access': roles }, known)).toEqual([])
    }
    expect(claimedRoles({ sub: '1' }, { ...known, rolesClaim: 'constructor.name' })).toEqual([])
  })
})

describe('a newcomer', () => {
  it('has an address only when the provider verified it', () => {
    const claims = { sub: '1', name: 'Ada Maria Lovelace', email: 'Ada@Example.com' }
    expect(newcomerOf({ ...claims, email_verified: true })).toEqual({ firstName: 'Ada Maria', lastName: 'Lovelace', email: 'ada@example.com' })
    for (const verified of [false, 'true', undefined]) expect(newcomerOf({ ...claims, email_verified: verified }).email).toBeNull()
  })

  it('has some name in any case', () => {
    expect(newcomerOf({ sub: 'abc' })).toMatchObject({ firstName: '', lastName: 'abc' })
    expect(newcomerOf({ sub: 'abc', given_name: 'Ada', family_name: 'Lovelace', name: 'x' })).toMatchObject({ firstName: 'Ada', lastName: 'Lovelace' })
  })
})
