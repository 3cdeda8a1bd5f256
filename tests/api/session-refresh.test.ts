import { createHash } from 'node:crypto'
import { SignJWT, importJWK, type JWTPayload } from 'jose'
import { Client } from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { foundCompany } from '#server/domain/administration/found-company'
import { demoSigningKey } from '#server/demo/identity-provider-keys'
import { form, newSignInApp, type SignInApp, type Visitor } from '../support/sign-in'
import { newWorld, type World } from '../support/world'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
let world: World
let app: SignInApp
let visitor: Visitor

beforeAll(async () => {
  world = await newWorld()
  const owner = new Client({ connectionString: world.databaseUrls.ownerUrl })
  await owner.connect()
  await foundCompany(owner, { slug: 'nordlicht', name: 'Nordlicht Digital GmbH', organisation: 'nordlicht' })
  await owner.end()
  app = await newSignInApp()
})

beforeEach(async () => {
  visitor = app.newVisitor()
  await visitor.signIn('lena.hofmann')
})

interface SessionRow { id: string, userId: string, accessExpiresAt: Date, refreshToken: string, idpSessionId: string, subject: string }

const statusOf = async (who: Visitor) => (await who.request(`${app.origin}/api/v1/me`)).status
const bodyOf = async (who: Visitor) => (await who.request(`${app.origin}/api/v1/me`)).json() as Promise<{ roles: { key: string }[] }>
const newest = async () => {
  const [row] = await world.sql<SessionRow>(
    'SELECT s.*, u.subject FROM "Session" s JOIN "UserAccount" u ON u.id = s."userId" ORDER BY s."createdAt" DESC LIMIT 1')
  if (!row) throw new Error('no session')
  return row
}
const expire = (id: string) => world.sql('UPDATE "Session" SET "accessExpiresAt" = now() - interval \'1 second\' WHERE id = $1', [id])

describe('when the access token has expired', () => {
  it('one of many parallel requests refreshes it, and all are answered', async () => {
    const before = await newest()
    await expire(before.id)
    const grants = app.tokenRequests()
    expect(await Promise.all(Array.from({ length: 8 }, () => statusOf(visitor)))).toEqual(Array(8).fill(200))
    expect(app.tokenRequests() - grants).toBe(1)
    const after = await newest()
    expect(after.accessExpiresAt.getTime()).toBeGreaterThan(Date.now() + 60_000)
    expect(after.refreshToken).not.toBe(before.refreshToken)
  })

  it('the roles of the provider are evaluated again; those given by hand stay', async () => {
    const { id, userId } = await newest()
    const owner = new Client({ connectionString: world.databaseUrls.ownerUrl })
    await owner.connect()
    await owner.query(`SELECT set_config('app.tenant_id', (SELECT id FROM list_tenants() WHERE slug = 'nordlicht')::text, false)`)
    await owner.query('UPDATE "ProviderRoleMapping" SET "roleId" = (SELECT id FROM "Role" WHERE key = \'auditor\') WHERE "claimValue" = \'lead\'')
    await owner.query(`INSERT INTO "RoleAssignment" (id, "employeeId", "roleId") SELECT gen_random_uuid(), m."employeeId", r.id
      FROM "Membership" m, "Role" r WHERE m."userId" = $1 AND r.key = 'employee'`, [userId])
    const roles = async () => (await bodyOf(visitor)).roles.map(({ key }) => key).sort()
    expect(await roles()).toEqual(['employee', 'lead'])
    await expire(id)
    expect(await roles()).toEqual(['auditor', 'employee'])
    await owner.query('UPDATE "ProviderRoleMapping" SET "roleId" = (SELECT id FROM "Role" WHERE key = \'lead\') WHERE "claimValue" = \'lead\'')
    await owner.query('DELETE FROM "RoleAssignment" WHERE source = \'MANUAL\'')
    await owner.end()
  })

  it('a refused grant ends the session', async () => {
    const { id, refreshToken } = await newest()
    await expire(id)
    expect(await statusOf(visitor)).toBe(200)
    // The provider has seen that token: used again, it ends the whole grant.
    await world.sql('UPDATE "Session" SET "refreshToken" = $2 WHERE id = $1', [id, refreshToken])
    await expire(id)
    expect(await statusOf(visitor)).toBe(401)
    expect(await statusOf(visitor)).toBe(401)
  })

  it('a provider out of reach leaves the session alone for a while', async () => {
    const { id } = await newest()
    await expire(id)
    const port = process.env.DEMO_IDP_PORT
    process.env.DEMO_IDP_PORT = '1'
    expect(await statusOf(visitor)).toBe(200)
    process.env.DEMO_IDP_PORT = port
    await expire(id)
    expect(await statusOf(visitor)).toBe(200)
    expect((await newest()).accessExpiresAt.getTime()).toBeGreaterThan(Date.now() + 60_000)
  })
})

async function logoutToken(changes: Partial<JWTPayload> & Record<string, unknown> = {}, header: Record<string, unknown> = {}) {
  const { idpSessionId, subject } = await newest()
  const claims: Record<string, unknown> = {
    iss: app.issuer, aud: 'workmateos', sub: subject, sid: idpSessionId, jti: crypto.randomUUID(), iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + 120, events: { [EVENT]: {} }, ...changes,
  }
  const present = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
  const key = demoSigningKey()
  return new SignJWT(present).setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'logout+jwt', ...header }).sign(await importJWK(key, 'ES256'))
}
const post = async (token: string) => (await fetch(`${app.origin}/oidc/backchannel-logout`, form({ logout_token: token }))).status

describe('back-channel logout', () => {
  it('by the provider itself ends exactly the session that ended there', async () => {
    const other = app.newVisitor()
    await other.signIn('lena.hofmann')
    const page = await (await other.open(`${app.issuer}/session/end`)).response.text()
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? ''
    await other.open(action, form({ xsrf: /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '', logout: 'yes' }))
    await expect.poll(() => statusOf(other)).toBe(401)
    expect(await statusOf(visitor)).toBe(200)
  })

  it('takes a token once', async () => {
    const token = await logoutToken()
    expect(await post(token)).toBe(200)
    expect(await statusOf(visitor)).toBe(401)
    expect(await post(token)).toBe(400)
  })

  it('ends all sessions of the person when no session is named, and none that began later', async () => {
    const second = app.newVisitor()
    await second.signIn('lena.hofmann')
    expect(await post(await logoutToken({ sid: undefined }))).toBe(200)
    expect([await statusOf(visitor), await statusOf(second)]).toEqual([401, 401])
    await visitor.signIn('lena.hofmann')
    await world.sql('UPDATE "Session" SET "createdAt" = now() + interval \'2 minutes\' WHERE id = $1', [(await newest()).id])
    expect(await post(await logoutToken({ sid: undefined }))).toBe(200)
    expect(await statusOf(visitor)).toBe(200)
    await world.sql('DELETE FROM "Session" WHERE "createdAt" > now()')
  })

  it.each<[string, Partial<JWTPayload> & Record<string, unknown>, Record<string, unknown>?]>([
    ['another issuer', { iss: 'https://evil.example' }],
    ['another audience', { aud: 'someone-else' }],
    ['no event', { events: {} }],
    ['a nonce', { nonce: 'n' }],
    ['no jti', { jti: undefined }],
    ['no iat', { iat: undefined }],
    ['an old iat', { iat: Math.floor(Date.now() / 1000) - 3600 }],
    ['neither sub nor sid', { sub: undefined, sid: undefined }],
    ['the type of an access token', {}, { typ: 'at+jwt' }],
  ])('refuses a token with %s', async (_, changes, header) => {
    expect(await post(await logoutToken(changes, header))).toBe(400)
    expect(await statusOf(visitor)).toBe(200)
  })

  it('refuses what the provider did not sign', async () => {
    const [head, body] = (await logoutToken()).split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    const forged = createHash('sha512').update('x').digest('base64url')
    for (const token of ['', 'x', `${none}.${body}.`, `${head}.${body}.${forged}`, 'a'.repeat(20_000)]) expect(await post(token)).toBe(400)
    expect(await statusOf(visitor)).toBe(200)
  })
})
