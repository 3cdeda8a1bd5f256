import { afterEach, describe, expect, it } from 'vitest'
import {
  applyProviderRoles, assignRole, changeRole, changeRoleAssignment, createRole, getEmployeeRoles, listRoles, withdrawRole,
} from '#server/domain/roles'
import { inTenant, type Context } from '#server/platform/context'
import { problemOfDatabaseError } from '#server/platform/database-errors'
import { newWorld } from '../../support/world'

const world = await newWorld()
const { administrator, manager } = world.companies.A.employees
const roles = await world.run('administrator', listRoles)
const roleId = (key: string) => roles.items.find(role => role.key === key)?.id ?? ''
const admin = <T>(work: (ctx: Context) => Promise<T>) => world.run('administrator', work)
const LAST = { code: 'role.last-administrator' }
const assignmentOf = async (employeeId: string, key: string) => {
  const { items } = await admin(ctx => getEmployeeRoles(ctx, employeeId))
  const row = items.find(({ role }) => role.key === key)
  return { id: row?.id ?? '', version: row?.version ?? 0 }
}
const lasting = () => world.sql<{ employeeId: string }>('SELECT "employeeId" FROM lasting_administrators()')
/** What a change of the tables answers at commit, past all use cases. */
const directly = (sql: string, values: unknown[]) => world.sql(sql, values)
  .then(() => null, (error: unknown) => problemOfDatabaseError(error)?.code)

afterEach(async () => {
  expect((await lasting()).length).toBeGreaterThan(0)
})

describe('the last administrator keeps the role', () => {
  it('when it is taken away, or ends, or begins later', async () => {
    const { id, version } = await assignmentOf(administrator, 'administrator')
    await expect(admin(ctx => withdrawRole(ctx, id))).rejects.toMatchObject(LAST)
    await expect(admin(ctx => changeRoleAssignment(ctx, { id, version, validTo: new Date('2099-01-01') }))).rejects.toMatchObject(LAST)
    await expect(admin(ctx => changeRoleAssignment(ctx, { id, version, validFrom: new Date('2099-01-01') }))).rejects.toMatchObject(LAST)
  })

  it('even where a change goes past the use cases: roles, people and assignments have a guard of their own', async () => {
    expect(await directly('DELETE FROM "RoleAssignment" WHERE "employeeId" = $1', [administrator])).toBe(LAST.code)
    expect(await directly('UPDATE "RoleAssignment" SET "validTo" = current_date + 9 WHERE "employeeId" = $1', [administrator])).toBe(LAST.code)
    expect(await directly('UPDATE "Employee" SET "activeTo" = current_date - 1 WHERE id = $1', [administrator])).toBe(LAST.code)
    expect(await directly('UPDATE "Role" SET grants = \'{core.employees.read}\' WHERE id = $1', [roleId('administrator')])).toBe(LAST.code)
    expect(await directly('UPDATE "Employee" SET "activeTo" = current_date - 1 WHERE id = $1', [world.companies.A.employees.auditor])).toBeNull()
  })

  it('when a role that administers is changed so that it no longer does', async () => {
    const own = await admin(ctx => createRole(ctx, { name: 'Rechteverwaltung', grants: ['admin.roles.*', 'core.employees.read'] }))
    await admin(ctx => assignRole(ctx, { employeeId: manager, roleId: own.id }))
    const { id } = await assignmentOf(administrator, 'administrator')
    // Somebody else administers now, so this one may go, and the other one is the last.
    await inTenant({ ...world.as('manager'), grants: ['*'] }, ctx => withdrawRole(ctx, id))
    await expect(inTenant({ ...world.as('manager'), grants: ['*'] }, ctx => changeRole(ctx, { id: own.id, version: 1, grants: ['core.employees.read'] })))
      .rejects.toMatchObject(LAST)
    await inTenant({ ...world.as('manager'), grants: ['*'] }, ctx => assignRole(ctx, { employeeId: administrator, roleId: roleId('administrator') }))
    const second = await assignmentOf(manager, own.key)
    await admin(ctx => withdrawRole(ctx, second.id))
  })

  it('when two remove each other at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const other = await world.addEmployee('administrator')
      const mine = await assignmentOf(administrator, 'administrator')
      const theirs = await assignmentOf(other.employeeId ?? '', 'administrator')
      const results = await Promise.allSettled([
        inTenant(other, ctx => withdrawRole(ctx, mine.id)), admin(ctx => withdrawRole(ctx, theirs.id)),
      ])
      expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
      if (results[0]?.status === 'fulfilled') {
        await inTenant(other, ctx => assignRole(ctx, { employeeId: administrator, roleId: roleId('administrator') }))
        await admin(ctx => withdrawRole(ctx, theirs.id))
      }
    }
  })

  it('when the provider no longer grants it, and the log says so', async () => {
    await world.sql('UPDATE "RoleAssignment" SET source = \'PROVIDER\' WHERE "employeeId" = $1', [administrator])
    await world.runAsJob(ctx => applyProviderRoles(ctx, { employeeId: administrator, claimed: [{ role: 'employee', organisation: 'alpha' }], isFirst: false }))
    const { items } = await admin(ctx => getEmployeeRoles(ctx, administrator))
    expect(items.map(({ role }) => role.key).sort()).toEqual(['administrator', 'employee'])
    expect(await world.sql('SELECT 1 FROM "AuditEvent" WHERE action = \'role.last-administrator-kept\' AND "entityId" = $1', [administrator])).toHaveLength(1)
  })
})
