import { EncryptJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { keyRing } from '#server/platform/key-ring'
import { cookieOf, newApi, type Api } from '../support/api'
import { newWorld, type World } from '../support/world'

let world: World
let api: Api

beforeAll(async () => {
  world = await newWorld()
  api = await newApi(world)
})

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
const statusWith = async (cookie: string) => (await api.withHeaders({ cookie }).get('/api/v1/me')).status

describe('who is signed in', () => {
  it('is told their company, roles and rights', async () => {
    const { status, body } = await api.as('lead').get('/api/v1/me')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      employee: { id: world.as('lead').employeeId, name: 'lead Test' },
      tenant: { slug: 'alpha' }, tenants: [{ slug: 'alpha' }], roles: [{ key: 'lead' }], language: 'de',
    })
    expect(body.grants).toContain('backoffice.time-entries.approve:team')
  })

  it('is nobody without a cookie, with a forged one or with one of another installation', async () => {
    const sid = await api.newSession('employee')
    const foreign = await new EncryptJWT({ sid }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keyRing()[0]?.id })
      .setExpirationTime('1h').encrypt(new Uint8Array(32).fill(7))
    const good = await cookieOf(sid)
    expect(await statusWith(good)).toBe(200)
    for (const value of ['', 'x', '..', foreign, sid, `${good.split('=')[1]?.slice(0, -3)}AAA`, 'a'.repeat(5000), '%E0%A4%A', '\u00e4']) {
      expect(await statusWith(`workmate-session=${encodeURI(value)}`)).toBe(401)
    }
  })

  it('is nobody after 8 hours without a request, after 7 days at the latest, or once the session ended', async () => {
    expect(await statusWith(await cookieOf(await api.newSession('employee', { lastSeenAt: hoursAgo(7.9) })))).toBe(200)
    expect(await statusWith(await cookieOf(await api.newSession('employee', { lastSeenAt: hoursAgo(8.1) })))).toBe(401)
    expect(await statusWith(await cookieOf(await api.newSession('employee', { expiresAt: hoursAgo(0.1) })))).toBe(401)
    expect(await statusWith(await cookieOf(await api.newSession('employee', { revokedAt: new Date() })))).toBe(401)
  })

  it('loses and gains rights with the very next request', async () => {
    const actor = await world.addEmployee('accountant')
    const client = api.as(actor)
    const grants = async () => (await client.get('/api/v1/me')).body.grants as string[]
    expect(await grants()).toContain('backoffice.invoices.*')
    await world.sql('DELETE FROM "RoleAssignment" WHERE "employeeId" = $1', [actor.employeeId])
    expect(await grants()).toEqual([])
    expect(await client.get('/api/v1/api-tokens')).toMatchObject({ status: 403, body: { code: 'access.no-role' } })
  })

  it('has no access from the day after the last day of work', async () => {
    const actor = await world.addEmployee('manager')
    const client = api.as(actor)
    expect((await client.get('/api/v1/me')).body.tenant).not.toBeNull()
    await world.sql('UPDATE "Employee" SET "activeTo" = current_date - 2 WHERE id = $1', [actor.employeeId])
    expect((await client.get('/api/v1/me')).body).toMatchObject({ employee: null, tenant: null, grants: [] })
    expect((await client.get('/api/v1/api-tokens')).status).toBe(403)
  })
})

describe('devices', () => {
  it('are listed with browser and address, and only one\'s own', async () => {
    const actor = await world.addEmployee('employee')
    await api.newSession(actor, { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', ip: '192.0.2.7' })
    const { body } = await api.as(actor).get('/api/v1/sessions')
    expect(body.items).toHaveLength(2)
    expect(body.items).toContainEqual(expect.objectContaining({ browser: 'Firefox', system: 'Linux', ip: '192.0.2.7', current: false }))
    expect(body.items.filter((device: { current: boolean }) => device.current)).toHaveLength(1)
  })

  it('can be signed out one by one or all but the current', async () => {
    const actor = await world.addEmployee('employee')
    const cookies = await Promise.all([1, 2, 3].map(async () => {
      const id = await api.newSession(actor)
      return { id, cookie: await cookieOf(id) }
    }))
    expect((await api.as(actor).delete(`/api/v1/sessions/${cookies[0]?.id}`)).status).toBe(204)
    expect(await Promise.all(cookies.map(({ cookie }) => statusWith(cookie)))).toEqual([401, 200, 200])
    expect((await api.as(actor).post('/api/v1/sessions/end-others', {})).status).toBe(204)
    expect(await Promise.all(cookies.map(({ cookie }) => statusWith(cookie)))).toEqual([401, 401, 401])
    expect((await api.as(actor).get('/api/v1/me')).status).toBe(200)
  })

  it('of another person cannot be signed out', async () => {
    const id = await api.newSession('manager')
    expect((await api.as('administrator').delete(`/api/v1/sessions/${id}`)).status).toBe(404)
    expect(await statusWith(await cookieOf(id))).toBe(200)
  })
})

describe('API tokens', () => {
  const make = (client: ReturnType<Api['as']>, scopes: string[]) => client.post('/api/v1/api-tokens', { name: 'Skript', scopes, validDays: 30 })
  const bearer = (token: string) => api.withHeaders({ authorization: `Bearer ${token}` })

  it('act for their owner within their scopes, until they are revoked', async () => {
    const { status, body } = await make(api.as('employee'), ['backoffice.customers.read'])
    expect(status).toBe(201)
    expect(body.token).toMatch(/^wmos_[\w-]{64}$/)
    const client = bearer(body.token)
    expect((await client.get('/api/v1/me')).body).toMatchObject({
      employee: { id: world.as('employee').employeeId }, grants: ['backoffice.customers.read'],
    })
    const [row] = await world.sql<{ hash: string }>('SELECT * FROM "ApiToken" WHERE id = $1', [body.id])
    expect(JSON.stringify(row)).not.toContain(body.token)
    expect((await api.as('employee').get('/api/v1/api-tokens')).body.items[0]).toMatchObject({ lastUsedAt: expect.any(String) })

    expect((await api.as('employee').delete(`/api/v1/api-tokens/${body.id}`)).status).toBe(204)
    expect((await client.get('/api/v1/me')).status).toBe(401)
  })

  it('are not made with more rights than their owner has', async () => {
    for (const scope of ['*', 'backoffice.*', 'backoffice.time-entries.read', 'backoffice.time-entries.read:team', 'admin.audit.read', 'no.such.right']) {
      const { status, body } = await make(api.as('employee'), [scope])
      expect([scope, status, body.errors[0].pointer]).toEqual([scope, 400, '#/scopes/0'])
    }
    expect((await make(api.as('employee'), ['backoffice.time-entries.read:own'])).status).toBe(201)
    expect((await make(api.as('administrator'), ['*'])).status).toBe(201)
  })

  it('shrink with the rights of their owner and end with their employment', async () => {
    const actor = await world.addEmployee('accountant')
    const { body } = await make(api.as(actor), ['backoffice.invoices.*'])
    await world.sql('DELETE FROM "RoleAssignment" WHERE "employeeId" = $1', [actor.employeeId])
    expect((await bearer(body.token).get('/api/v1/api-tokens')).status).toBe(403)
    await world.sql('UPDATE "Employee" SET "activeTo" = current_date - 2 WHERE id = $1', [actor.employeeId])
    expect((await bearer(body.token).get('/api/v1/me')).status).toBe(401)
  })

  it('expire', async () => {
    const { body } = await make(api.as('employee'), ['backoffice.customers.read'])
    await world.sql('UPDATE "ApiToken" SET "expiresAt" = now() - interval \'1 second\' WHERE id = $1', [body.id])
    expect((await bearer(body.token).get('/api/v1/me')).status).toBe(401)
  })

  it('cannot make tokens or touch sessions', async () => {
    const { body } = await make(api.as('administrator'), ['*'])
    const client = bearer(body.token)
    for (const response of [await make(client, ['*']), await client.get('/api/v1/sessions'), await client.post('/api/v1/sessions/end-others', {})]) {
      expect(response).toMatchObject({ status: 403, body: { code: 'session.person-required' } })
    }
  })

  it('that are malformed prove nobody, and never break anything', async () => {
    for (const token of ['', 'x', '%E0%A4%A', `wmos_${'A'.repeat(64)}`, `wmos_${'A'.repeat(60_000).slice(0, 9000)}`, 'wmos_äöü', '..', await cookieOf(await api.newSession('employee'))]) {
      expect((await bearer(encodeURI(token)).get('/api/v1/me')).status).toBe(401)
    }
  })

  it('of another person or company cannot be seen or revoked', async () => {
    const { body } = await make(api.as('manager', 'B'), ['backoffice.customers.read'])
    expect((await api.as('administrator').delete(`/api/v1/api-tokens/${body.id}`)).status).toBe(404)
    expect((await bearer(body.token).get('/api/v1/me')).body.tenant.slug).toBe('beta')
  })
})

describe('requests of other sites', () => {
  it('are refused although the cookie came along', async () => {
    const client = api.as('employee')
    const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]
    for (const headers of foreign) {
      expect(await client.post('/api/v1/sessions/end-others', {}, headers)).toMatchObject({ status: 403, body: { code: 'request.cross-origin' } })
    }
  })
})
