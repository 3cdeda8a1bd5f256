import { describe, expect, it } from 'vitest'
import {
  assignRole, changeRole, createRole, deleteRole, getEmployeeRoles, listRoleHolders, listRoles, withdrawRole, createRoleMapping,
} from '#server/domain/roles'
import { inTenant } from '#server/platform/context'
import { newWorld } from '../../support/world'

const world = await newWorld()
const { employee, lead } = world.companies.A.employees
const roles = await world.run('administrator', listRoles)
const roleId = (key: string) => roles.items.find(role => role.key === key)?.id ?? ''
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const admin = <T>(work: Parameters<typeof inTenant<T>>[1]) => world.run('administrator', work)

describe('a role of the company\'s own', () => {
  it('is made, copied under another name, changed and deleted', async () => {
    const made = await admin(ctx => createRole(ctx, { name: 'Projektbüro', description: 'Plant', grants: ['backoffice.projects.*', 'backoffice.projects.*'] }))
    expect(made).toMatchObject({ key: 'projektbuero', grants: ['backoffice.projects.*'], builtIn: false, holders: 0, version: 1 })
    const changed = await admin(ctx => changeRole(ctx, { id: made.id, version: 1, grants: ['backoffice.projects.read:own'] }))
    expect(changed).toMatchObject({ name: 'Projektbüro', grants: ['backoffice.projects.read:own'], version: 2 })
    await expect(admin(ctx => changeRole(ctx, { id: made.id, version: 1, name: 'Zu spät' }))).rejects.toMatchObject({ code: 'record.changed' })
    await admin(ctx => deleteRole(ctx, made.id))
    expect((await admin(listRoles)).items.map(role => role.id)).not.toContain(made.id)
  })

  it('needs a name of its own', async () => {
    await expect(admin(ctx => createRole(ctx, { name: 'manager', grants: [] }))).rejects.toMatchObject({ errors: [{ pointer: '#/name', code: 'role.duplicate' }] })
  })

  it('keeps grants that this version does not know, but only who holds everything can hand them out', async () => {
    const made = await admin(ctx => createRole(ctx, { name: 'Später', grants: ['hr.leave.read'] }))
    expect(made.grants).toEqual(['hr.leave.read'])
    const actor = { ...world.as('manager'), grants: ['admin.roles.*', 'core.*'] }
    await expect(inTenant(actor, ctx => createRole(ctx, { name: 'Noch später', grants: ['hr.leave.read'] }))).rejects.toMatchObject({ code: 'role.beyond-own-rights' })
  })

  it('cannot be wider than who makes it, and a wildcard is more than all of today\'s permissions', async () => {
    const actor = { ...world.as('manager'), grants: ['admin.roles.write', 'backoffice.projects.read', 'backoffice.projects.write'] }
    const make = (name: string, grants: string[]) => inTenant(actor, ctx => createRole(ctx, { name, grants }))
    await expect(make('W', ['backoffice.projects.*'])).rejects.toMatchObject({ code: 'role.beyond-own-rights' })
    await expect(make('X', ['*'])).rejects.toMatchObject({ code: 'role.beyond-own-rights' })
    expect((await make('Y', ['backoffice.projects.read:own'])).grants).toEqual(['backoffice.projects.read:own'])
  })

  it('stays while people, claims, dashboards or documents need it', async () => {
    const made = await admin(ctx => createRole(ctx, { name: 'Gebraucht', grants: ['core.employees.read'] }))
    const { id } = await admin(ctx => assignRole(ctx, { employeeId: lead, roleId: made.id, validFrom: day('2099-01-01') }))
    await expect(admin(ctx => deleteRole(ctx, made.id))).rejects.toMatchObject({ code: 'role.in-use', details: { people: 1, mappings: 0 } })
    await admin(ctx => withdrawRole(ctx, id))
    const mapping = await admin(ctx => createRoleMapping(ctx, { claimValue: 'büro', roleId: made.id }))
    await expect(admin(ctx => deleteRole(ctx, made.id))).rejects.toMatchObject({ code: 'role.in-use', details: { people: 0, mappings: 1 } })
    await world.sql('DELETE FROM "ProviderRoleMapping" WHERE id = $1', [mapping.id])
    await admin(ctx => deleteRole(ctx, made.id))
  })
})

describe('a built-in role', () => {
  it('can neither be changed nor deleted', async () => {
    await expect(admin(ctx => changeRole(ctx, { id: roleId('lead'), version: 1, name: 'Chef' }))).rejects.toMatchObject({ code: 'role.built-in' })
    await expect(admin(ctx => deleteRole(ctx, roleId('lead')))).rejects.toMatchObject({ code: 'role.built-in' })
  })
})

describe('roles of an employee', () => {
  it('are given from a day to a day and seen before, during and after', async () => {
    await admin(ctx => assignRole(ctx, { employeeId: employee, roleId: roleId('lead'), validTo: day('2021-01-01') }))
    await admin(ctx => assignRole(ctx, { employeeId: employee, roleId: roleId('auditor'), validFrom: day('2099-01-01') }))
    const { items } = await admin(ctx => getEmployeeRoles(ctx, employee))
    expect(items.map(({ role, state }) => `${role.key} ${state}`)).toEqual(['employee current', 'lead past', 'auditor future'])
    const holders = await admin(ctx => listRoleHolders(ctx, { id: roleId('auditor'), page: 1, limit: 25 }))
    expect(holders.items.map(row => `${row.employee.firstName} ${row.state}`)).toEqual(['auditor current', 'employee future'])
    expect((await admin(listRoles)).items.find(role => role.key === 'auditor')?.holders).toBe(1)
  })

  it('can be given again after they ended, but not twice at a time', async () => {
    const again = await admin(ctx => assignRole(ctx, { employeeId: employee, roleId: roleId('lead') }))
    expect(again).toMatchObject({ state: 'current', validTo: null })
    await expect(admin(ctx => assignRole(ctx, { employeeId: employee, roleId: roleId('lead') }))).rejects.toMatchObject({ code: 'role.already-assigned' })
  })

  it('cannot be wider than those of who gives them', async () => {
    const actor = { ...world.as('manager'), grants: ['admin.roles.write', 'core.employees.read'] }
    await expect(inTenant(actor, ctx => assignRole(ctx, { employeeId: employee, roleId: roleId('administrator') })))
      .rejects.toMatchObject({ code: 'role.beyond-own-rights' })
    await expect(inTenant(actor, ctx => createRoleMapping(ctx, { claimValue: 'me', roleId: roleId('administrator') })))
      .rejects.toMatchObject({ code: 'role.beyond-own-rights' })
  })

  it('that come from the provider are changed there while the company follows it completely', async () => {
    await world.sql(`INSERT INTO "RoleAssignment" (id, "employeeId", "roleId", source) VALUES (gen_random_uuid(), $1, $2, 'PROVIDER')`, [lead, roleId('auditor')])
    const { items } = await admin(ctx => getEmployeeRoles(ctx, lead))
    const id = items.find(role => role.source === 'PROVIDER')?.id ?? ''
    await expect(admin(ctx => withdrawRole(ctx, id))).rejects.toMatchObject({ code: 'role.from-provider' })
    await world.sql('INSERT INTO "Setting" (id, key, value, "updatedAt") VALUES (gen_random_uuid(), \'identity.role-sync\', \'"first-sign-in"\', now())')
    await admin(ctx => withdrawRole(ctx, id))
    expect((await admin(ctx => getEmployeeRoles(ctx, lead))).items.map(row => row.source)).toEqual(['MANUAL'])
  })

  it('of another company cannot be given', async () => {
    const [foreign] = await world.sql<{ id: string }>('SELECT id FROM "Role" WHERE "tenantId" = $1 LIMIT 1', [world.companies.B.tenant.id], 'B')
    await expect(admin(ctx => assignRole(ctx, { employeeId: employee, roleId: foreign?.id ?? '' }))).rejects.toMatchObject({ code: 'request.invalid' })
    await expect(admin(ctx => assignRole(ctx, { employeeId: world.companies.B.employees.lead, roleId: roleId('lead') }))).rejects.toMatchObject({ code: 'request.invalid' })
  })
})
