import { beforeAll, describe, expect, it } from 'vitest'
import { Client } from 'pg'
import { foundCompany } from '#server/domain/administration/found-company'
import { form, newSignInApp, type SignInApp, type Visitor } from '../support/sign-in'
import { newWorld, type World } from '../support/world'

let world: World
let app: SignInApp

beforeAll(async () => {
  world = await newWorld()
  const owner = new Client({ connectionString: world.databaseUrls.ownerUrl })
  await owner.connect()
  for (const slug of ['nordlicht', 'suedwind']) await foundCompany(owner, { slug, name: `${slug} GmbH`, organisation: slug })
  await owner.end()
  app = await newSignInApp()
})

interface Me {
  tenant: { slug: string }
  tenants: { id: string, slug: string }[]
  employee: { id: string }
}

async function me(visitor: Visitor) {
  const response = await visitor.request(`${app.origin}/api/v1/me`)
  return { status: response.status, body: await response.json() as Me }
}

async function meWith(cookie: string) {
  return (await fetch(`${app.origin}/api/v1/me`, { headers: { cookie } })).status
}

describe('signing in', () => {
  it('goes through the provider and comes back as an employee with the mapped role', async () => {
    const visitor = app.newVisitor()
    expect(await visitor.signIn('lena.hofmann', '/time?week=2')).toBe(`${app.origin}/time?week=2`)
    expect(await me(visitor)).toMatchObject({
      status: 200,
      body: { employee: { name: 'Lena Hofmann', email: 'lena.hofmann@nordlicht.example' }, tenant: { slug: 'nordlicht' }, roles: [{ key: 'lead' }] },
    })
  })

  it('puts nothing but the session id into an encrypted, http-only cookie, a new one each time', async () => {
    const visitor = app.newVisitor()
    await visitor.signIn('emre.yilmaz')
    const first = visitor.sessionCookie()
    expect(first.split('=')[1]?.split('.')).toHaveLength(5)
    await visitor.signIn('emre.yilmaz')
    expect(visitor.sessionCookie()).not.toBe(first)
    expect(await meWith(first)).toBe(401)
    expect(await meWith(visitor.sessionCookie())).toBe(200)
  })

  it('creates one employee per person, however often they come', async () => {
    const visitors = Array.from({ length: 3 }, () => app.newVisitor())
    await Promise.all(visitors.map(visitor => visitor.signIn('sophie.wagner')))
    const answers = await Promise.all(visitors.map(visitor => me(visitor)))
    expect(new Set(answers.map(({ body }) => body.employee.id)).size).toBe(1)
  })

  it('gives a person of two companies both, and switches between them', async () => {
    const visitor = app.newVisitor()
    await visitor.signIn('jonas.weber')
    const { body } = await me(visitor)
    expect(body.tenants.map(({ slug }) => slug).sort()).toEqual(['nordlicht', 'suedwind'])
    const other = body.tenants.find(({ slug }) => slug !== body.tenant?.slug)
    const switched = await visitor.request(`${app.origin}/api/v1/tenants/${other?.id}/switch`, { method: 'POST' })
    expect(switched.status).toBe(204)
    expect((await me(visitor)).body).toMatchObject({ tenant: { slug: other?.slug } })
    const foreign = await visitor.request(`${app.origin}/api/v1/tenants/${world.companies.A.tenant.id}/switch`, { method: 'POST' })
    expect(foreign.status).toBe(404)
  })

  it('lets somebody without a role in, but nowhere', async () => {
    const visitor = app.newVisitor()
    await visitor.signIn('max.gast')
    expect(await me(visitor)).toMatchObject({
      status: 200, body: { employee: null, tenant: null, tenants: [], grants: [], account: { name: 'Max Gast' } },
    })
  })
})

describe('signing out', () => {
  it('makes every copy of the cookie worthless and leads to the provider, which forgets the person too', async () => {
    const visitor = app.newVisitor()
    await visitor.signIn('anja.brandt')
    const copy = visitor.sessionCookie()
    const target = await visitor.signOut()
    expect(target).toMatch(new RegExp(`^${app.issuer}/session/end\\?id_token_hint=.+post_logout_redirect_uri=`))
    expect(await meWith(copy)).toBe(401)
    expect(visitor.sessionCookie()).toBe('')

    const page = await (await visitor.open(target)).response.text()
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const action = /action="([^"]+)"/.exec(page)?.[1] ?? ''
    expect((await visitor.open(action, form({ xsrf, logout: 'yes' }))).url).toBe(`${app.origin}/sign-in`)
    const again = await visitor.open(await visitor.begin())
    expect(again.url).toContain('/interaction/')
  })
})

describe('attacks on signing in', () => {
  it.each([
    ['//evil.example'], ['/\\evil.example'], ['https://evil.example/'], ['javascript:alert(1)'], ['/\t/evil.example'], ['undefined'],
  ])('refuses to lead to %s', async (callbackUrl) => {
    const visitor = app.newVisitor()
    const { csrfToken } = await (await visitor.request(`${app.origin}/api/auth/csrf`)).json() as { csrfToken: string }
    const response = await visitor.request(`${app.origin}/api/auth/signin/oidc`, form({ csrfToken, callbackUrl, json: 'true' }))
    expect(response.status).toBe(400)
    expect(visitor.jar.get(app.origin)?.get('next-auth.callback-url') ?? '').not.toContain('evil')
  })

  it('answers arrays, objects and parameters for the provider with 400', async () => {
    const visitor = app.newVisitor()
    const { csrfToken } = await (await visitor.request(`${app.origin}/api/auth/csrf`)).json() as { csrfToken: string }
    const post = (query: string, body: unknown) => visitor.request(`${app.origin}/api/auth/signin/oidc${query}`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
    })
    expect((await post('', { csrfToken, callbackUrl: { a: 1 } })).status).toBe(400)
    expect((await post('', { csrfToken, callbackUrl: ['/a', '/b'] })).status).toBe(400)
    expect((await post('?redirect_uri=https://evil.example', { csrfToken, callbackUrl: '/' })).status).toBe(400)
    expect((await visitor.request(`${app.origin}/api/auth/signin?callbackUrl=//evil.example`)).status).toBe(400)
  })

  it('never fails on malformed requests', async () => {
    const visitor = app.newVisitor()
    const { csrfToken } = await (await visitor.request(`${app.origin}/api/auth/csrf`)).json() as { csrfToken: string }
    const json = { 'content-type': 'application/json' }
    const requests: Array<[string, RequestInit?]> = [
      ['signin/oidc', { method: 'POST', headers: json, body: '{' }], ['signin/oidc', { method: 'POST', headers: json, body: 'null' }],
      ['signin/oidc', { method: 'POST', headers: json, body: '[1]' }], ['signin/oidc', form({ csrfToken, callbackUrl: '/', big: 'x'.repeat(20_000) })],
      ['signin/oidc', { method: 'POST', headers: json, body: JSON.stringify({ csrfToken: ['a'], callbackUrl: '/' }) }],
      ['signout', { method: 'POST' }], ['signin/other', form({ csrfToken })], ['callback/oidc?code=x&state=y'], ['callback/oidc?error=access_denied'],
      ['callback/oidc?code=a&code=b'], ['session?callbackUrl=a&callbackUrl=b'], ['csrf?callbackUrl[a]=b'], ['nothing'], ['a/b/c'], ['error?error=a&error=b'],
      ['_log', { method: 'POST', headers: json, body: '{"level":"constructor","code":"x"}' }], ['session', { method: 'DELETE' }],
    ]
    for (const [path, init] of requests) {
      const response = await visitor.request(`${app.origin}/api/auth/${path}`, init)
      expect([path, response.status < 500]).toEqual([path, true])
      expect(response.headers.get('location') ?? app.origin).toMatch(new RegExp(`^(${app.origin}|/)`))
    }
    for (const address of ['//evil.example', 'http://', '%', 'javascript:alert(1)']) {
      const cookie = `next-auth.csrf-token=|; next-auth.callback-url=${address}; next-auth.state=x; workmate-session=%00`
      for (const path of ['session', 'csrf', 'callback/oidc?code=x&state=y', 'providers', 'signin']) {
        const response = await fetch(`${app.origin}/api/auth/${path}`, { headers: { cookie }, redirect: 'manual' })
        expect([path, response.status < 500, response.headers.get('location')?.includes('evil') ?? false]).toEqual([path, true, false])
      }
    }
    expect(visitor.sessionCookie()).toBe('')
  })

  it('ignores a forged Host header', async () => {
    const visitor = app.newVisitor()
    const url = new URL(await visitor.begin())
    expect(url.searchParams.get('redirect_uri')).toBe(`${app.origin}/api/auth/callback/oidc`)
    const forged = await visitor.request(`${app.origin}/api/auth/csrf`, { headers: { 'x-forwarded-host': 'evil.example' } })
    expect(JSON.stringify([...forged.headers])).not.toContain('evil')
  })

  it('asks for code flow with PKCE, state and nonce', async () => {
    const query = new URL(await app.newVisitor().begin()).searchParams
    expect(Object.fromEntries(query)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)?.length).toBeGreaterThan(20)
  })

  it('refuses the answer of a flow that another browser began', async () => {
    const [attacker, victim] = [app.newVisitor(), app.newVisitor()]
    const picker = await attacker.open(await attacker.begin())
    let response = await attacker.request(picker.url, form({ account: 'emre.yilmaz' }))
    let next = new URL(response.headers.get('location') ?? '', picker.url).href
    while (!next.startsWith(app.origin)) {
      response = await attacker.request(next)
      next = new URL(response.headers.get('location') ?? '', next).href
    }
    await victim.begin()
    await victim.open(next)
    expect(victim.sessionCookie()).toBe('')
  })

  it('takes no state or PKCE cookie for a session', async () => {
    const visitor = app.newVisitor()
    await visitor.begin()
    const cookies = visitor.jar.get(app.origin) ?? new Map<string, string>()
    for (const name of ['next-auth.state', 'next-auth.pkce.code_verifier']) {
      expect(cookies.get(name)).toBeTruthy()
      expect(await meWith(`workmate-session=${cookies.get(name)}`)).toBe(401)
    }
  })

  it('refuses sign-in and sign-out that another site posts', async () => {
    const visitor = app.newVisitor()
    await visitor.signIn('emre.yilmaz')
    for (const path of ['signin/oidc', 'signout']) {
      const response = await visitor.request(`${app.origin}/api/auth/${path}`, { ...form({}), headers: { origin: 'https://evil.example' } })
      expect(response.status).toBe(403)
    }
    expect((await me(visitor)).status).toBe(200)
  })
})
