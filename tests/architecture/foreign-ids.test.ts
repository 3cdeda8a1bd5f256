import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fillWorld, idsOf } from '../support/filled-world'
import { allRoutes, newApi, type RouteInfo } from '../support/api'
import { sampleOf } from '../support/sample-input'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
const routes = (await allRoutes()).filter(route => route.path.includes('{') && route.declaration?.kind !== 'stream')
let foreign: Record<string, string>

beforeAll(async () => {
  await fillWorld(world)
  foreign = await idsOf(world, 'B')
})

/** Every route with an id of every table: thousands of calls, slow on a busy machine. */
const PATIENCE_MS = 600_000

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/** Reads that take ids in the query, with the names of these parameters. */
const filteredLists = (await allRoutes()).flatMap(({ method, path, declaration }) => {
  const shape = declaration?.query instanceof z.ZodObject ? Object.keys(declaration.query.shape) : []
  const filters = shape.filter(name => /Ids?$|^ids?$/.test(name))
  return method === 'GET' && !path.includes('{') && filters.length > 0 ? [{ path, filters }] : []
})

/** Ids of all rows of company B. */
async function everyId(): Promise<Set<string>> {
  const all = new Set<string>()
  for (const table of Object.keys(foreign).filter(name => name !== 'Job')) {
    const rows = await world.sql<{ id: string }>(`SELECT id FROM "${table}" WHERE "tenantId" = current_tenant()`, [], 'B')
    for (const { id } of rows) all.add(id)
  }
  return all
}

/** Everything that company B has, as one fingerprint. */
async function fingerprint(): Promise<string> {
  const tables = await world.sql<{ name: string }>(`SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'tenantId' AND table_name NOT IN ('Session', 'AuditSeal') ORDER BY 1`, [], 'B')
  const parts = []
  for (const { name } of tables) {
    const [row] = await world.sql<{ print: string }>(`SELECT count(*) || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS print
      FROM "${name}" t WHERE "tenantId" = current_tenant()`, [], 'B')
    parts.push(`${name} ${row?.print}`)
  }
  return parts.join('\n')
}

interface Attempt {
  route: RouteInfo
  table: string
  id: string
}

async function statusOf({ route, table, id }: Attempt): Promise<number> {
  const body = route.declaration?.body && JSON.stringify(sampleOf(route.declaration.body, id))
  const { status } = await api.as('administrator').fetch(route.path.replace('{type}', table).replace(/\{\w+\}/g, id), {
    method: route.method, body, headers: body ? { 'content-type': 'application/json' } : {},
  })
  return status
}

/** A body that no sample can satisfy may be refused before anything is looked up. */
function isRefused({ declaration }: RouteInfo, status: number): boolean {
  const takesInput = declaration?.body !== undefined || declaration?.kind === 'upload'
  return status === 404 || (takesInput && status === 400)
}

describe('a record of another company', () => {
  it('does not exist for any route, however it is called, and stays as it is', async () => {
    const before = await fingerprint()
    const wrong: string[] = []
    for (const route of routes) {
      const attempts = Object.entries(foreign).map(([table, id]) => ({ route, table, id }))
      const statuses = await Promise.all(attempts.map(statusOf))
      statuses.forEach((status, at) => {
        if (!isRefused(route, status)) wrong.push(`${route.method} ${route.path} with an id of ${attempts[at]?.table}: ${status}`)
      })
    }
    expect(wrong).toEqual([])
    expect(await fingerprint()).toBe(before)
  }, PATIENCE_MS)

  it('brings nothing of itself into any list, whichever filter asks for it', async () => {
    const all = await everyId()
    const leaks: string[] = []
    for (const { path, filters } of filteredLists) {
      for (const [table, id] of Object.entries(foreign)) {
        const query = new URLSearchParams(filters.map(name => [name, id]))
        const response = await api.as('administrator').fetch(`${path}?${query}`)
        const found = (await response.text()).match(UUID)?.filter(other => other !== id && all.has(other)) ?? []
        if (response.status >= 500 || found.length > 0) leaks.push(`${path}?${query} (${table}): ${response.status} ${found.join()}`)
      }
    }
    expect(leaks).toEqual([])
  }, PATIENCE_MS)
})
