import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp, createRouter, eventHandler, lazyEventHandler, toNodeListener, type EventHandler, type RouterMethod } from 'h3'
import { afterAll } from 'vitest'
import type { Actor } from '#server/platform/actor'
import type { Declaration } from '#server/platform/declaration'
import { encodeSessionCookie, sessionCookieName } from '#server/platform/session-cookie'
import { markReady } from '#server/platform/startup'
import type { CompanyKey, RoleKey, World } from './world'

type RouteModule = { default: EventHandler & { declaration?: Declaration } }

const FILES = import.meta.glob<RouteModule>('../../server/api/v1/**/*.ts')
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
const NAME = /^(?<path>.*)\.(?<method>get|post|patch|put|delete)\.ts$/

export interface ApiResponse {
  status: number
  headers: Headers
  /** Parsed JSON, text, or bytes: what the content type says. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test states what it expects; the type would only repeat it
  body: any
}

export interface ApiFile {
  name: string
  mimeType: string
  bytes: Uint8Array
}

type Call = (path: string, headers?: Record<string, string>) => Promise<ApiResponse>
type CallWithBody = (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiResponse>

export interface ApiClient {
  get: Call
  delete: CallWithBody
  post: CallWithBody
  patch: CallWithBody
  put: CallWithBody
  /** Multipart field `file`. */
  upload: (path: string, file: ApiFile, headers?: Record<string, string>) => Promise<ApiResponse>
  /** The bare fetch, with the session's cookie and the origin of our own pages. */
  fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** Value of the cookie header; empty for the anonymous client. */
  cookie: () => Promise<string>
}

export interface Api {
  baseUrl: string
  /** Client with a real session of that employee. */
  as: (who: RoleKey | Actor, company?: CompanyKey) => ApiClient
  anonymous: ApiClient
  /** Client that sends exactly these headers beside the origin. */
  withHeaders: (headers: Record<string, string>) => ApiClient
  /** Makes a session row for the employee and answers its id; `columns` override, e.g. `{ expiresAt }`. */
  newSession: (who: RoleKey | Actor, columns?: Record<string, unknown>) => Promise<string>
}

export interface RouteInfo {
  method: Method
  /** Path as in OpenAPI: /api/v1/invoices/{id}. */
  path: string
  /** File relative to the project. */
  file: string
  declaration: Declaration | undefined
}

/** Every route of the tree with its declaration; architecture tests read it. */
export async function allRoutes(): Promise<RouteInfo[]> {
  const routes = await Promise.all(routeFiles().map(async ({ file, path, method, load }) => ({
    method: method.toUpperCase() as RouteInfo['method'],
    path: path.replace(/\*\*:(\w+)|:(\w+)/g, (_, rest: string | undefined, name: string) => `{${rest ?? name}}`),
    file: file.replace('../../', ''),
    declaration: (await load()).default.declaration,
  })))
  return routes.sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`))
}

/** Serves the routes of server/api/v1 as the built server does, on a free port of this process. */
export async function newApi(world: World): Promise<Api> {
  markReady()
  const server = createServer(toNodeListener(app()))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => closed(server))

  const cookies = new Map<string, Promise<string>>()
  // One after the other: the world has one owner connection, and it belongs to one company at a time.
  let queue: Promise<unknown> = Promise.resolve()
  const newSession: Api['newSession'] = (who, columns) => {
    const made = queue.then(() => sessionOf(world, typeof who === 'string' ? world.as(who) : who, columns))
    queue = made.catch(() => undefined)
    return made
  }
  return {
    baseUrl,
    newSession,
    anonymous: clientOf(baseUrl, async () => ({})),
    withHeaders: headers => clientOf(baseUrl, async () => headers),
    as(who, company = 'A') {
      const actor = typeof who === 'string' ? world.as(who, company) : who
      const key = `${actor.tenantId} ${actor.employeeId}`
      const cookie = cookies.get(key) ?? newSession(actor).then(cookieOf)
      cookies.set(key, cookie)
      return clientOf(baseUrl, async () => ({ cookie: await cookie }))
    },
  }
}

/** Cookie header of a session. */
export async function cookieOf(sessionId: string): Promise<string> {
  return `${sessionCookieName()}=${await encodeSessionCookie(sessionId)}`
}

function app() {
  const instance = createApp()
  const router = createRouter()
  instance.use(eventHandler((event) => {
    event.context.requestId = `test-${randomUUID()}`
  }))
  for (const { path, method, load } of routeFiles()) {
    router.use(path, lazyEventHandler(async () => (await load()).default), method as RouterMethod)
  }
  return instance.use(router)
}

function routeFiles() {
  return Object.entries(FILES).flatMap(([file, load]) => {
    const { path, method } = NAME.exec(file.replace('../../server', ''))?.groups ?? {}
    return path && method ? [{ file, load, method, path: urlOf(path) }] : []
  })
}

/** Nitro's file name conventions: index, [id], [...path]. */
function urlOf(path: string): string {
  return path.replace(/\/index$/, '').replace(/\[\.\.\.(\w*)\]/g, (_, name: string) => name ? `**:${name}` : '**').replace(/\[(\w+)\]/g, ':$1')
}

function clientOf(baseUrl: string, credentials: () => Promise<Record<string, string>>): ApiClient {
  const client = {
    cookie: async () => (await credentials()).cookie ?? '',
    async fetch(path: string, init: RequestInit = {}) {
      const headers = { origin: baseUrl, ...await credentials(), ...init.headers as Record<string, string> | undefined }
      return fetch(baseUrl + path, { redirect: 'manual', ...init, headers })
    },
    get: async (path: string, headers?: Record<string, string>) => answerOf(await client.fetch(path, { headers })),
    async upload(path: string, file: ApiFile, headers?: Record<string, string>) {
      const form = new FormData()
      form.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }), file.name)
      return answerOf(await client.fetch(path, { method: 'POST', body: form, headers }))
    },
    post: withBody('POST'),
    patch: withBody('PATCH'),
    put: withBody('PUT'),
    delete: withBody('DELETE'),
  }
  function withBody(method: string): CallWithBody {
    return async (path, body, headers) => answerOf(await client.fetch(path, {
      method,
      headers: { ...body === undefined ? {} : { 'content-type': 'application/json' }, ...headers },
      ...body === undefined ? {} : { body: JSON.stringify(body) },
    }))
  }
  return client
}

async function answerOf(response: Response): Promise<ApiResponse> {
  const type = response.headers.get('content-type') ?? ''
  const bytes = Buffer.from(await response.arrayBuffer())
  const { status, headers } = response
  if (/[/+]json/.test(type)) return { status, headers, body: bytes.length ? JSON.parse(bytes.toString()) : null }
  return { status, headers, body: type.startsWith('text/') ? bytes.toString() : bytes.length ? bytes : null }
}

/** Account, membership and session of an employee, as a sign-in leaves them. */
async function sessionOf(world: World, actor: Actor, columns: Record<string, unknown> = {}): Promise<string> {
  const company: CompanyKey = world.companies.A.tenant.id === actor.tenantId ? 'A' : 'B'
  const run = (text: string, values: unknown[]) => world.sql<{ id: string }>(text, values, company)
  const subject = `test ${actor.employeeId}`
  const [user] = await run(`INSERT INTO "UserAccount" (id, issuer, subject) VALUES ($1, 'https://issuer.test', $2)
    ON CONFLICT (issuer, subject) DO UPDATE SET subject = EXCLUDED.subject RETURNING id`, [randomUUID(), subject])
  await run(`INSERT INTO "Membership" (id, "userId", "employeeId") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [randomUUID(), user?.id, actor.employeeId])
  const row: Record<string, unknown> = {
    id: randomUUID(), userId: user?.id, tenantId: actor.tenantId, expiresAt: new Date(Date.now() + 86_400_000),
    ip: '127.0.0.1', userAgent: 'vitest', ...columns,
  }
  const names = Object.keys(row).map(name => `"${name}"`).join(', ')
  await run(`INSERT INTO "Session" (${names}) VALUES (${Object.keys(row).map((_, index) => `$${index + 1}`).join(', ')})`, Object.values(row))
  return String(row.id)
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(resolve => server.close(() => resolve()))
}
