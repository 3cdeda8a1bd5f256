import { beforeEach, describe, expect, it } from 'vitest'
import {
  applyProviderRoles, changeRoleMapping, changeRoleSync, createRoleMapping, getEmployeeRoles, getRoleSync, listRoleMappings, listRoles,
  tryRoleMappings,
} from '#server/domain/roles'
import type { MappingTrial, RoleSyncMode } from '#shared/contracts/roles'
import type { Context } from '#server/platform/context'
import { newWorld } from '../../support/world'

const world = await newWorld()
const roles = await world.run('administrator', listRoles)
const roleId = (key: string) => roles.items.find(role => role.key === key)?.id ?? ''
const admin = <T>(work: (ctx: Context) => Promise<T>) => world.run('administrator', work)
const setMode = async (mode: RoleSyncMode) => {
  const { version } = await admin(getRoleSync)
  return admin(ctx => changeRoleSync(ctx, { mode, version }))
}
const signIn = (employeeId: string, claims: string[], isFirst = false) => world.runAsJob(ctx => applyProviderRoles(ctx, {
  employeeId, claimed: claims.map(role => ({ role, organisation: 'alpha' })), isFirst,
}))
const rolesOf = async (employeeId: string) => (await admin(ctx => getEmployeeRoles(ctx, employeeId))).items
  .filter(row => row.source === 'PROVIDER').map(({ role }) => role.key).sort()
const attempt = (trial: MappingTrial = {}) => admin(ctx => tryRoleMappings(ctx, trial))

let person: string
beforeEach(async () => {
  person = (await world.addEmployee('employee')).employeeId ?? ''
  await world.sql('DELETE FROM "SignInClaims"')
})

describe('what the provider says', () => {
  it('is followed completely unless the company chose otherwise', async () => {
    expect(await admin(getRoleSync)).toEqual({ mode: 'full-sync', version: 0 })
    await signIn(person, ['lead', 'accountant'])
    expect(await rolesOf(person)).toEqual(['accountant', 'lead'])
    await signIn(person, ['manager'])
    expect(await rolesOf(person)).toEqual(['manager'])
  })

  it('only adds in the additive mode', async () => {
    await setMode('additive')
    await signIn(person, ['lead'])
    await signIn(person, ['accountant'])
    expect(await rolesOf(person)).toEqual(['accountant', 'lead'])
  })

  it('counts at the first sign-in only, in that mode', async () => {
    await setMode('first-sign-in')
    await signIn(person, ['lead'], true)
    await signIn(person, ['manager'])
    expect(await rolesOf(person)).toEqual(['lead'])
  })

  it('is kept of the last sign-in, for the dry run', async () => {
    await signIn(person, ['lead'])
    await signIn(person, ['lead', 'unheard-of'])
    expect(await world.sql('SELECT roles FROM "SignInClaims" WHERE "employeeId" = $1', [person])).toEqual([
      { roles: [{ value: 'lead', organisations: ['alpha'] }, { value: 'unheard-of', organisations: ['alpha'] }] },
    ])
  })
})

describe('the dry run', () => {
  it('says who would gain, lose and keep what, and changes nothing', async () => {
    await setMode('full-sync')
    await signIn(person, ['lead', 'project-office'])
    expect((await attempt()).items).toMatchObject([{ gains: [], loses: [], stays: [{ key: 'lead' }] }])
    const added = await attempt({ claimValue: 'project-office', roleId: roleId('auditor') })
    expect(added).toMatchObject({ mode: 'full-sync', total: 1, items: [{ gains: [{ key: 'auditor' }], stays: [{ key: 'lead' }] }] })
    expect((await attempt({ claimValue: 'project-office', organisation: 'beta', roleId: roleId('auditor') })).items[0]?.gains).toEqual([])
    const mapping = (await admin(listRoleMappings)).items.find(({ claimValue }) => claimValue === 'lead')
    expect((await attempt({ mappingId: mapping?.id, remove: true })).items).toMatchObject([{ loses: [{ key: 'lead' }], stays: [] }])
    expect((await attempt({ mappingId: mapping?.id, remove: true, mode: 'additive' })).items).toMatchObject([{ loses: [], stays: [{ key: 'lead' }] }])
    expect(await rolesOf(person)).toEqual(['lead'])
  })

  it('says the same as the sign-in that follows', async () => {
    await setMode('full-sync')
    await signIn(person, ['employee', 'office'])
    await admin(ctx => createRoleMapping(ctx, { claimValue: 'office', roleId: roleId('accountant') }))
    const { items } = await attempt()
    await signIn(person, ['employee', 'office'])
    expect(await rolesOf(person)).toEqual([...items[0]?.gains ?? [], ...items[0]?.stays ?? []].map(({ key }) => key).sort())
  })

  it('knows that the last administrator stays', async () => {
    const { administrator } = world.companies.A.employees
    await world.sql('UPDATE "RoleAssignment" SET source = \'PROVIDER\' WHERE "employeeId" = $1', [administrator])
    await signIn(administrator, ['employee'])
    expect((await attempt()).items).toMatchObject([{ loses: [], kept: [{ key: 'administrator' }], stays: [{ key: 'employee' }] }])
  })

  it('refuses a role or mapping that is not there', async () => {
    await expect(attempt({ claimValue: 'x', roleId: world.companies.B.employees.lead })).rejects.toMatchObject({ code: 'request.invalid' })
    await expect(attempt({ mappingId: world.companies.B.employees.lead, remove: true })).rejects.toMatchObject({ code: 'request.invalid' })
  })
})

it('does not overwrite a mapping that somebody else has changed', async () => {
  const mapping = await admin(ctx => createRoleMapping(ctx, { claimValue: 'zwei', roleId: roleId('lead') }))
  await admin(ctx => changeRoleMapping(ctx, { id: mapping.id, version: 1, claimValue: 'drei' }))
  await expect(admin(ctx => changeRoleMapping(ctx, { id: mapping.id, version: 1, claimValue: 'vier' }))).rejects.toMatchObject({ code: 'record.changed' })
})
