import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PERMISSIONS } from '#shared/permissions'
import { allRoutes, newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
const routes = await allRoutes()
const named = (list: typeof routes) => list.map(route => `${route.method} ${route.path}`)

/** What answers without a session, on purpose. */
const PUBLIC = ['server/api/[...].ts', 'server/api/auth/']

/** Signed-in people may do these to what is their own; nothing of others changes. */
const WITHOUT_PERMISSION_WRITES = /^\/api\/v1\/(api-tokens|sessions|tenants|notifications|notification-preferences|push-subscriptions|subscriptions|me|profile|saved-views|recent-records)\b/

describe('every route', () => {
  it('is declared', () => {
    expect(named(routes.filter(route => !route.declaration))).toEqual([])
  })

  it('has a summary and a permission that exists', () => {
    const known = new Set<string>([...PERMISSIONS, 'signed-in', 'session'])
    expect(named(routes.filter(({ declaration }) => !declaration?.summary || !known.has(declaration.permission)))).toEqual([])
  })

  it('names its audit action when it changes something', () => {
    expect(named(routes.filter(({ method, declaration }) => method !== 'GET' && declaration?.kind !== 'download' && !declaration?.audit))).toEqual([])
  })

  it('needs a permission to write, except for one\'s own things', () => {
    expect(named(routes.filter(({ method, path, declaration }) =>
      method !== 'GET' && ['signed-in', 'session'].includes(declaration?.permission ?? '') && !WITHOUT_PERMISSION_WRITES.test(path)))).toEqual([])
  })

  it('names its path parameters in a schema', () => {
    expect(named(routes.filter(({ path, declaration }) => path.includes('{') && !declaration?.params))).toEqual([])
  })

  it('answers 401 to strangers before it looks at anything else', async () => {
    const wrong: string[] = []
    for (const { method, path } of routes) {
      const { status } = await api.anonymous.fetch(path.replace(/\{\w+\}/g, '0198c0de-0000-7000-8000-000000000000'), { method })
      if (status !== 401) wrong.push(`${method} ${path}: ${status}`)
    }
    expect(wrong).toEqual([])
  })

  it('refuses a request of another site although the cookie comes with it', async () => {
    const wrong: string[] = []
    for (const { method, path } of routes.filter(route => route.method !== 'GET')) {
      const { status } = await api.as('administrator').fetch(path.replace(/\{\w+\}/g, '0198c0de-0000-7000-8000-000000000000'), {
        method, headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }, body: '{}',
      })
      if (status !== 403) wrong.push(`${method} ${path}: ${status}`)
    }
    expect(wrong).toEqual([])
  })

  it('lies below /api/v1, so that none escapes these tests', () => {
    const outside = filesBelow('server/api').filter(file => !file.startsWith('server/api/v1/') && !PUBLIC.some(known => file.startsWith(known)))
    expect(outside).toEqual([])
  })
})

describe('malformed requests', () => {
  it.each([
    ['a broken bearer token', { authorization: 'Bearer %E0%A4%A' }],
    ['an empty bearer token', { authorization: 'Bearer ' }],
    ['a broken cookie', { cookie: 'workmate-session=%00%ff; next-auth.session-token=..' }],
  ])('answer 4xx, never 500: %s', async (_, headers) => {
    const response = await api.withHeaders(headers).get('/api/v1/me')
    expect(response.status).toBe(401)
  })

  it('answers JSON that is none with 400', async () => {
    const { status } = await api.as('administrator').fetch('/api/v1/notifications/read', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"ids":',
    })
    expect(status).toBe(400)
  })

  it.each(['{"not":""}', '%00', '🙂', '../../etc/passwd', 'x'.repeat(5000)])('treats %s in a path or filter as input, not as a fault', async (text) => {
    const inPath = await api.as('administrator').get(`/api/v1/mails/${encodeURIComponent(text)}`)
    const inQuery = await api.as('administrator').get(`/api/v1/mails?q=${encodeURIComponent(text)}`)

    expect(inPath.status).toBe(404)
    expect([200, 400]).toContain(inQuery.status)
  })
})

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)).filter(file => readFileSync(file).length > 0)
}
