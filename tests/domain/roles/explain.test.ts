import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { assignRole, createRole, explainAccess, listRoles } from '#server/domain/roles'
import type { Permission } from '#shared/permissions'
import type { AccessQuestion } from '#shared/contracts/access'
import { inTenant, mayUse } from '#server/platform/context'
import { newWorld } from '../../support/world'

const world = await newWorld()
const { employee, lead, accountant, manager } = world.companies.A.employees
const roles = await world.run('administrator', listRoles)
const roleId = (key: string) => roles.items.find(role => role.key === key)?.id ?? ''
const ask = (question: AccessQuestion) => world.run('administrator', ctx => explainAccess(ctx, question))
const about = (employeeId: string, permission: Permission) => ask({ employeeId, permission })

async function newProject(memberId: string): Promise<string> {
  const id = randomUUID()
  const customer = randomUUID()
  await world.sql(`INSERT INTO "Customer" (id, number, name, "updatedAt") VALUES ($1, $2, 'Kunde', now())`, [customer, customer.slice(0, 8)])
  await world.sql(`INSERT INTO "Project" (id, number, name, "customerId", "billingMethod", "updatedAt") VALUES ($1, $2, 'Umzug', $3, 'TIME', now())`,
    [id, id.slice(0, 8), customer])
  await world.sql('INSERT INTO "ProjectMember" (id, "projectId", "employeeId") VALUES ($1, $2, $3)', [randomUUID(), id, memberId])
  return id
}

describe('the explainer', () => {
  it('names the role, the wildcard and how far it reaches', async () => {
    expect(await about(accountant, 'backoffice.invoices.issue')).toMatchObject({
      verdict: 'allowed', scope: 'all', roles: [{ role: { key: 'accountant' }, state: 'current', grants: [{ grant: 'backoffice.invoices.*', scope: 'all' }] }],
    })
    expect(await about(lead, 'backoffice.time-entries.approve')).toMatchObject({ verdict: 'allowed', scope: 'team' })
    expect(await about(employee, 'admin.audit.read')).toMatchObject({ verdict: 'not-granted', scope: null, roles: [{ grants: [] }] })
  })

  it('agrees with the guard for every built-in role and permission', async () => {
    const { PERMISSIONS } = await import('#shared/permissions')
    const wrong: string[] = []
    for (const [role, id] of Object.entries(world.companies.A.employees)) {
      for (const permission of PERMISSIONS.filter((_, at) => at % 5 === 0)) {
        const { verdict } = await about(id, permission)
        if ((verdict === 'allowed') !== mayUse(world.as(role as 'lead'), permission)) wrong.push(`${role} ${permission} ${verdict}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('says that a role counts later or no longer, that nobody has one, or that the person has left', async () => {
    const actor = await world.addEmployee('auditor')
    const id = actor.employeeId ?? ''
    await world.sql('UPDATE "RoleAssignment" SET "validTo" = \'2021-05-31\' WHERE "employeeId" = $1', [id])
    await world.run('administrator', ctx => assignRole(ctx, { employeeId: id, roleId: roleId('accountant'), validFrom: new Date('2099-01-01') }))
    const answer = await about(id, 'admin.audit.read')
    expect(answer.verdict).toBe('no-role')
    expect(answer.roles.map(({ role, state, grants }) => `${role.key} ${state} ${grants.length}`)).toEqual(['auditor past 1', 'accountant future 0'])
    await world.sql('UPDATE "Employee" SET "activeTo" = \'2021-12-31\' WHERE id = $1', [id])
    expect((await about(id, 'admin.audit.read')).verdict).toBe('left')
    await world.sql('UPDATE "Employee" SET "activeTo" = NULL, "activeFrom" = \'2099-01-01\' WHERE id = $1', [id])
    expect((await about(id, 'admin.audit.read')).verdict).toBe('not-started')
  })

  it('says that a module is off', async () => {
    const actor = { ...world.as('administrator'), tenant: { ...world.as('administrator').tenant, disabledModules: ['invoices'] } }
    await world.sql('UPDATE "Tenant" SET "disabledModules" = \'{invoices}\' WHERE id = current_tenant()')
    expect(await inTenant(actor, ctx => explainAccess(ctx, { employeeId: accountant, permission: 'backoffice.invoices.read' })))
      .toMatchObject({ verdict: 'module-off', moduleOff: 'invoices' })
    await world.sql('UPDATE "Tenant" SET "disabledModules" = \'{}\' WHERE id = current_tenant()')
  })

  it('answers for one record: seen, out of reach, or seen but not as far as the action goes', async () => {
    const [mine, others] = [await newProject(employee), await newProject(manager)]
    const project = (id: string) => ({ recordType: 'Project' as const, recordId: id })
    expect((await ask({ employeeId: employee, permission: 'backoffice.projects.read', ...project(mine) })).verdict).toBe('allowed')
    expect(await ask({ employeeId: employee, permission: 'backoffice.projects.read', ...project(others) })).toMatchObject({
      verdict: 'record-out-of-reach', record: { kindScope: 'own', isVisible: false, found: { label: expect.stringContaining('Umzug') } },
    })
    const narrow = await world.run('administrator', ctx => createRole(ctx, { name: 'Eigene ändern', grants: ['backoffice.projects.read', 'backoffice.projects.write:own'] }))
    const helper = await world.addEmployee('auditor')
    await world.sql('DELETE FROM "RoleAssignment" WHERE "employeeId" = $1', [helper.employeeId])
    await world.run('administrator', ctx => assignRole(ctx, { employeeId: helper.employeeId ?? '', roleId: narrow.id }))
    expect(await ask({ employeeId: helper.employeeId ?? '', permission: 'backoffice.projects.write', ...project(others) })).toMatchObject({
      verdict: 'record-out-of-reach', scope: 'own', record: { kindScope: 'all', isVisible: true, isWithinScope: false },
    })
  })

  it('says that records of the kind cannot be seen at all', async () => {
    const role = await world.run('administrator', ctx => createRole(ctx, { name: 'Nur schreiben', grants: ['backoffice.projects.write'] }))
    const helper = await world.addEmployee('auditor')
    await world.sql('DELETE FROM "RoleAssignment" WHERE "employeeId" = $1', [helper.employeeId])
    await world.run('administrator', ctx => assignRole(ctx, { employeeId: helper.employeeId ?? '', roleId: role.id }))
    expect(await ask({ employeeId: helper.employeeId ?? '', permission: 'backoffice.projects.write', recordType: 'Project', recordId: await newProject(lead) }))
      .toMatchObject({ verdict: 'record-kind-hidden', record: { kindScope: null, kindPermission: 'backoffice.projects.read' } })
  })

  it('says which API tokens are enough, and nothing of another company', async () => {
    await world.sql(`INSERT INTO "ApiToken" (id, "employeeId", name, prefix, hash, scopes) VALUES
      (gen_random_uuid(), $1, 'Export', 'wmos_a', 'h1', '{backoffice.invoices.read}'), (gen_random_uuid(), $1, 'Zeiten', 'wmos_b', 'h2', '{backoffice.time-entries.*}')`, [accountant])
    const { tokens } = await about(accountant, 'backoffice.invoices.read')
    expect(tokens.map(({ name, scope }) => `${name} ${scope}`)).toEqual(['Export all', 'Zeiten null'])
    await expect(about(world.companies.B.employees.lead, 'core.employees.read')).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(ask({ employeeId: employee, permission: 'core.employees.read', recordType: 'Employee', recordId: world.companies.B.employees.lead }))
      .rejects.toMatchObject({ code: 'record.not-found' })
  })
})
