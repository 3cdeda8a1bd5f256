import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp, createRouter, eventHandler, toNodeListener } from 'h3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { issueBreakGlassCode } from '#server/domain/identity'
import { newApi, type Api, type ApiClient } from '../support/api'
import { newWorld, type World } from '../support/world'

let world: World
let api: Api
let signInUrl: string
let admin: ApiClient

beforeAll(async () => {
  world = await newWorld()
  api = await newApi(world)
  admin = api.as('administrator')
  const router = createRouter()
  router.post('/api/auth/break-glass', (await import('../../server/api/auth/break-glass.post')).default)
  router.get('/api/auth/break-glass', (await import('../../server/api/auth/break-glass.get')).default)
  const app = createApp().use(eventHandler((event) => {
    event.context.requestId = 'test'
  })).use(router)
  const server = createServer(toNodeListener(app))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  signInUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
})
afterEach(() => {
  delete process.env.WORKMATE_BREAK_GLASS
})

const roleId = async (key: string) => ((await admin.get('/api/v1/roles')).body.items as { id: string, key: string }[]).find(role => role.key === key)?.id
const actions = async (like: string) => (await world.sql<{ action: string }>('SELECT action FROM "AuditEvent" WHERE action LIKE $1 ORDER BY id', [like]))
  .map(({ action }) => action)

describe('looking through a role', () => {
  it('shows what the role shows, changes nothing, is logged and ends', async () => {
    const actor = await world.addEmployee('administrator')
    const client = api.as(actor)
    expect((await client.get('/api/v1/audit')).status).toBe(200)
    expect((await client.post('/api/v1/me/view-as', { roleId: await roleId('employee') })).status).toBe(204)
    expect((await client.get('/api/v1/me')).body).toMatchObject({ viewAs: { key: 'employee' }, roles: [{ key: 'employee' }], grants: expect.not.arrayContaining(['*']) })
    expect(await client.get('/api/v1/audit')).toMatchObject({ status: 403, body: { code: 'permission.missing' } })
    for (const call of [client.post('/api/v1/customers', { name: 'Nein' }), client.post('/api/v1/notifications/read', {}), client.post('/api/v1/me/view-as', {})]) {
      expect(await call).toMatchObject({ status: 403, body: { code: 'view-as.read-only' } })
    }
    expect((await client.delete('/api/v1/me/view-as')).status).toBe(204)
    expect((await client.get('/api/v1/me')).body).toMatchObject({ viewAs: null, grants: ['*'] })
    expect((await client.get('/api/v1/audit')).status).toBe(200)
    expect((await actions('view-as.%')).filter(action => action !== 'view-as.refused')).toEqual(expect.arrayContaining(['view-as.started', 'view-as.ended']))
  })

  it('never shows more than the person may see', async () => {
    const own = await admin.post('/api/v1/roles', { name: 'Ansicht', grants: ['admin.roles.read', 'admin.roles.view-as', 'core.employees.read'] })
    const actor = await world.addEmployee('employee')
    await world.sql('DELETE FROM "RoleAssignment" WHERE "employeeId" = $1', [actor.employeeId])
    await admin.post('/api/v1/role-assignments', { employeeId: actor.employeeId, roleId: own.body.id })
    const client = api.as(actor)
    expect((await client.post('/api/v1/me/view-as', { roleId: await roleId('administrator') })).status).toBe(204)
    expect((await client.get('/api/v1/me')).body.grants.sort()).toEqual(['admin.roles.read', 'admin.roles.view-as', 'core.employees.read'])
    expect((await client.get('/api/v1/invoices')).status).toBe(403)
  })

  it('is for those who hold the permission, in a browser, and for roles of their company that show something', async () => {
    expect((await api.as('manager').post('/api/v1/me/view-as', { roleId: await roleId('employee') })).status).toBe(403)
    const empty = await admin.post('/api/v1/roles', { name: 'Leer', grants: [] })
    expect(await admin.post('/api/v1/me/view-as', { roleId: empty.body.id })).toMatchObject({ status: 422, body: { code: 'view-as.nothing-granted' } })
    const foreign = (await api.as('administrator', 'B').get('/api/v1/roles')).body.items[0].id
    expect((await admin.post('/api/v1/me/view-as', { roleId: foreign })).status).toBe(404)
  })
})

describe('the days of a role', () => {
  it('count from the next request on', async () => {
    const actor = await world.addEmployee('employee')
    const client = api.as(actor)
    expect((await client.get('/api/v1/income')).status).toBe(403)
    const given = await admin.post('/api/v1/role-assignments', { employeeId: actor.employeeId, roleId: await roleId('accountant') })
    expect(given).toMatchObject({ status: 201, body: { state: 'current', validFrom: null } })
    expect((await client.get('/api/v1/income')).status).toBe(200)
    const path = `/api/v1/role-assignments/${given.body.id}`
    expect((await admin.patch(path, { validFrom: null, validTo: '2021-01-31', version: 1 })).body).toMatchObject({ state: 'past', version: 2 })
    expect((await client.get('/api/v1/income')).status).toBe(403)
    expect((await client.get('/api/v1/me')).body.roles).toEqual([{ key: 'employee', name: 'Employee' }])
    expect(await admin.patch(path, { validFrom: '2021-02-01', validTo: '2021-01-31', version: 2 })).toMatchObject({
      status: 400, body: { errors: [{ pointer: '#/validTo', code: 'role.ends-before-start' }] },
    })
    expect(await admin.patch(path, { validFrom: null, validTo: null, version: 1 })).toMatchObject({ status: 409, body: { code: 'record.changed' } })
    expect((await admin.patch(path, { validFrom: null, validTo: null, version: 2 })).status).toBe(200)
    expect((await client.get('/api/v1/income')).status).toBe(200)
    expect((await admin.delete(path)).status).toBe(204)
    expect((await client.get('/api/v1/income')).status).toBe(403)
  })

  it('that a changed role grants count from the next request on', async () => {
    const role = (await admin.post('/api/v1/roles', { name: 'Wandelbar', grants: ['core.departments.read'] })).body
    const actor = await world.addEmployee('employee')
    await admin.post('/api/v1/role-assignments', { employeeId: actor.employeeId, roleId: role.id })
    const client = api.as(actor)
    expect((await client.get('/api/v1/jobs')).status).toBe(403)
    await admin.patch(`/api/v1/roles/${role.id}`, { grants: ['admin.jobs.read'], version: 1 })
    expect((await client.get('/api/v1/jobs')).status).toBe(200)
  })
})

it('refuses to take the role from the last administrator at commit as well, and says so', async () => {
  const { employeeId } = world.as('administrator', 'B')
  const [row] = await world.sql<{ version: number }>('SELECT version FROM "Employee" WHERE id = $1', [employeeId], 'B')
  const other = api.as('administrator', 'B')
  expect(await other.post(`/api/v1/employees/${employeeId}/deactivate`, { version: row?.version })).toMatchObject({
    status: 422, body: { code: 'role.last-administrator' },
  })
})

it('hands auditors the matrix of roles, permissions and routes, with date and name', async () => {
  const response = await api.as('auditor').get('/api/v1/access/matrix?format=csv')
  expect(response.status).toBe(200)
  const lines = String(response.body).split('\r\n')
  expect(lines[0]).toContain('Berechtigung;Methode;Route')
  expect(lines.find(line => line.includes('backoffice.time-entries.approve'))).toMatch(/Team/)
  expect(lines.slice(-4).join('\n')).toMatch(/Stand;.*\nErstellt von;.*auditor Test/)
  expect((await api.as('auditor').get('/api/v1/access/matrix?format=xlsx')).status).toBe(200)
  expect((await api.as('manager').get('/api/v1/access/matrix?format=csv')).status).toBe(403)
  expect(await actions('role-matrix.%')).toContain('role-matrix.exported')
})

describe('emergency sign-in', () => {
  const post = (body: unknown, headers: Record<string, string> = {}) => fetch(`${signInUrl}/api/auth/break-glass`, {
    method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'origin': signInUrl, ...headers },
  })
  const codeFor = async (employeeId: string | null) => {
    const [row] = await world.sql<{ number: string }>('SELECT number FROM "Employee" WHERE id = $1', [employeeId])
    const answer = await world.runAsJob(ctx => issueBreakGlassCode(ctx, { employeeNumber: row?.number ?? '', minutes: 30 }))
    return 'code' in answer ? answer.code : ''
  }

  it('is not there unless the operator switched it on', async () => {
    expect((await post({ company: 'alpha', code: 'x' })).status).toBe(404)
    expect(await (await fetch(`${signInUrl}/api/auth/break-glass`)).json()).toEqual({ isOn: false })
  })

  it('opens a marked session that makes no tokens and ends with the switch', async () => {
    process.env.WORKMATE_BREAK_GLASS = '1'
    await api.newSession('administrator')
    const response = await post({ company: 'alpha', code: await codeFor(world.as('administrator').employeeId) })
    expect(response.status).toBe(200)
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/Max-Age=3600/)
    const client = api.withHeaders({ cookie: cookie.split(';')[0] ?? '' })
    expect((await client.get('/api/v1/me')).body).toMatchObject({ breakGlassUntil: expect.stringMatching(/Z$/), grants: ['*'] })
    expect(await client.post('/api/v1/api-tokens', { name: 'bleibt', scopes: ['*'], validDays: 9 })).toMatchObject({ status: 403, body: { code: 'break-glass.not-allowed' } })
    expect(await client.post(`/api/v1/tenants/${world.companies.B.tenant.id}/switch`, {})).toMatchObject({ status: 403, body: { code: 'break-glass.not-allowed' } })
    delete process.env.WORKMATE_BREAK_GLASS
    expect((await client.get('/api/v1/me')).status).toBe(401)
  })

  it('refuses wrong codes, other sites and forms alike, and soon everything of the same address', async () => {
    process.env.WORKMATE_BREAK_GLASS = '1'
    expect((await post({ company: 'alpha', code: 'AAAAA' }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ company: 'alpha', code: 'AAAAA' }, { 'content-type': 'text/plain' })).status).toBe(400)
    const statuses: number[] = []
    for (const code of ['22222-22222-22222-22222-22222', { not: '' }, '', 'x'.repeat(99), '33333-33333-33333-33333-33333', '4']) {
      statuses.push((await post({ company: 'alpha', code })).status)
    }
    expect(new Set(statuses.slice(0, 4))).toEqual(new Set([401]))
    expect(statuses.at(-1)).toBe(429)
  })
})
