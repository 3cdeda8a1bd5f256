import { describe, expect, it } from 'vitest'
import { createRoleMapping, getEmployeeRoles, listRoles, setEmployeeRoles } from '#server/domain/roles'
import { newWorld } from '../../support/world'

const world = await newWorld()
const { administrator, employee } = world.companies.A.employees
const roles = await world.run('administrator', listRoles)
const roleId = (key: string) => roles.items.find(role => role.key === key)?.id ?? ''

describe('roles of an employee', () => {
  it('are replaced as a set; those of the identity provider stay', async () => {
    await world.sql(`INSERT INTO "RoleAssignment" (id, "employeeId", "roleId", source) VALUES (gen_random_uuid(), $1, $2, 'PROVIDER')`, [employee, roleId('auditor')])
    await world.run('administrator', ctx => setEmployeeRoles(ctx, { id: employee, roleIds: [roleId('lead')] }))
    const { items } = await world.run('administrator', ctx => getEmployeeRoles(ctx, employee))
    expect(items.map(role => `${role.key} ${role.source}`).sort()).toEqual(['auditor PROVIDER', 'lead MANUAL'])
  })

  it('cannot be taken from the last administrator', async () => {
    await expect(world.run('administrator', ctx => setEmployeeRoles(ctx, { id: administrator, roleIds: [] })))
      .rejects.toMatchObject({ code: 'role.last-administrator' })
    expect((await world.run('administrator', ctx => getEmployeeRoles(ctx, administrator))).items).toHaveLength(1)
  })

  it('cannot be wider than those of who gives them', async () => {
    const actor = { ...world.as('manager'), grants: ['admin.roles.write', 'core.employees.read'] }
    const { inTenant } = await import('#server/platform/context')
    await expect(inTenant(actor, ctx => setEmployeeRoles(ctx, { id: employee, roleIds: [roleId('administrator')] })))
      .rejects.toMatchObject({ code: 'role.beyond-own-rights' })
    await expect(inTenant(actor, ctx => createRoleMapping(ctx, { claimValue: 'me', roleId: roleId('administrator') })))
      .rejects.toMatchObject({ code: 'role.beyond-own-rights' })
  })

  it('of another company cannot be given', async () => {
    const [foreign] = await world.sql<{ id: string }>('SELECT id FROM "Role" WHERE "tenantId" = $1 LIMIT 1', [world.companies.B.tenant.id], 'B')
    await expect(world.run('administrator', ctx => setEmployeeRoles(ctx, { id: employee, roleIds: [foreign?.id ?? ''] })))
      .rejects.toMatchObject({ code: 'request.invalid' })
  })
})
