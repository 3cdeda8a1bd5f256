import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp, createRouter, toNodeListener } from 'h3'
import { afterAll } from 'vitest'
import { prepareSignIn } from '#server/domain/identity'
import { startDemoProvider } from '#server/demo/identity-provider'
import { sessionCookieName } from '#server/platform/session-cookie'
import { markReady } from '#server/platform/startup'

/** A browser as far as signing in is concerned: it keeps cookies by origin and follows redirects. */
export interface Visitor {
  jar: Map<string, Map<string, string>>
  /** One request, cookies sent and kept, redirects not followed. */
  request: (url: string, init?: RequestInit) => Promise<Response>
  /** Follows redirects until a page answers. */
  open: (url: string, init?: RequestInit) => Promise<{ url: string, response: Response }>
  /** The whole code flow at the demo provider, as that account; answers where it ended. */
  signIn: (subject: string, to?: string) => Promise<string>
  /** Starts the flow and answers the provider's address, without following it. */
  begin: (to?: string) => Promise<string>
  signOut: () => Promise<string>
  /** Cookie header of the session; empty when there is none. */
  sessionCookie: () => string
}

export interface SignInApp {
  origin: string
  issuer: string
  newVisitor: () => Visitor
  /** How often the provider's token endpoint was asked so far. */
  tokenRequests: () => number
}

/** Our sign-in routes and the demo provider, both over HTTP on free ports. */
export async function newSignInApp(): Promise<SignInApp> {
  const server = createServer()
  const origin = `http://localhost:${await listening(server)}`
  const providerPort = await freePort()
  Object.assign(process.env, {
    AUTH_ORIGIN: `${origin}/api/auth`, NEXTAUTH_URL: `${origin}/api/auth`, WORKMATE_DEMO: '1', DEMO_IDP_PORT: String(providerPort),
    SESSION_SECRETS: 'a-secret-for-tests-that-is-long-enough-1234', DATA_SECRETS: 'a-data-secret-for-tests-that-is-long-enough',
  })
  const provider = await startDemoProvider({ port: providerPort, host: '127.0.0.1', applicationOrigin: origin, clientId: 'workmateos' })
  let tokenRequests = 0
  provider.on('request', (request) => {
    if (request.url === '/token') tokenRequests++
  })
  markReady()
  prepareSignIn()
  server.on('request', toNodeListener(await app()))
  afterAll(() => {
    for (const each of [server, provider]) {
      each.closeAllConnections()
      each.close()
    }
  })
  return { origin, issuer: `http://localhost:${providerPort}`, newVisitor: () => visitorOf(origin), tokenRequests: () => tokenRequests }
}

async function app() {
  const router = createRouter()
  router.use('/api/auth/**:_', (await import('../../server/api/auth/[...]')).default)
  router.post('/oidc/backchannel-logout', (await import('../../server/routes/oidc/backchannel-logout.post')).default)
  router.get('/api/v1/me', (await import('../../server/api/v1/me/index.get')).default)
  router.post('/api/v1/tenants/:id/switch', (await import('../../server/api/v1/tenants/[id]/switch.post')).default)
  return createApp().use(router)
}

function visitorOf(origin: string): Visitor {
  const jar: Visitor['jar'] = new Map()
  const visitor: Visitor = {
    jar,
    async request(url, init = {}) {
      const { origin: site } = new URL(url)
      const cookies = jar.get(site) ?? new Map<string, string>()
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(url, { redirect: 'manual', ...init, headers: { cookie, origin: site, ...init.headers as Record<string, string> } })
      for (const line of response.headers.getSetCookie()) keep(cookies, line)
      jar.set(site, cookies)
      return response
    },
    async open(url, init) {
      let response = await visitor.request(url, init)
      let at = url
      for (let hops = 0; response.headers.get('location') && hops < 15; hops++) {
        at = new URL(response.headers.get('location') ?? '', at).href
        response = await visitor.request(at)
      }
      return { url: at, response }
    },
    async begin(to = '/') {
      const csrf = await visitor.request(`${origin}/api/auth/csrf`)
      const { csrfToken } = await csrf.json() as { csrfToken: string }
      const response = await visitor.request(`${origin}/api/auth/signin/oidc`, form({ csrfToken, callbackUrl: to, json: 'true' }))
      return (await response.json() as { url: string }).url
    },
    async signIn(subject, to) {
      const picker = await visitor.open(await visitor.begin(to))
      if (picker.url.startsWith(origin)) return picker.url
      const done = await visitor.open(picker.url, form({ account: subject }))
      return done.url
    },
    async signOut() {
      const { csrfToken } = await (await visitor.request(`${origin}/api/auth/csrf`)).json() as { csrfToken: string }
      const response = await visitor.request(`${origin}/api/auth/signout`, form({ csrfToken, callbackUrl: '/sign-in', json: 'true' }))
      return (await response.json() as { url: string }).url
    },
    sessionCookie() {
      const value = jar.get(origin)?.get(sessionCookieName())
      return value ? `${sessionCookieName()}=${value}` : ''
    },
  }
  return visitor
}

/** Body of an HTML form. */
export function form(fields: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map(part => part.trim())
  const name = pair.slice(0, pair.indexOf('='))
  const value = pair.slice(pair.indexOf('=') + 1)
  const expires = attributes.find(attribute => /^expires=/i.test(attribute))?.slice(8)
  const gone = !value || attributes.some(attribute => /^max-age=0$/i.test(attribute)) || (expires && Date.parse(expires) < Date.now())
  if (gone) cookies.delete(name)
  else cookies.set(name, value)
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listening(server)
  await new Promise(resolve => server.close(resolve))
  return port
}
