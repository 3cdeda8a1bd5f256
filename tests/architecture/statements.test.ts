import { Client } from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { fillWorld, idsOf } from '../support/filled-world'
import { allRoutes, newApi, type RouteInfo } from '../support/api'
import { newWorld } from '../support/world'

/** Budget of any read: authenticate, BEGIN, tenant, COMMIT, and four of its own; a list has two of its own. */
const BUDGET = { detail: 8, list: 6 }
const REQUIRED: Record<string, string> = {
  '/api/v1/access/explain': '?employeeId={Employee}&permission=backoffice.customers.write&recordType=Customer&recordId={Customer}',
  '/api/v1/customers/duplicates': '?name=Gasthaus',
  '/api/v1/documents/grantees': '?type=EMPLOYEE',
  '/api/v1/reminders/calendar': '?from=2026-03-02&to=2026-03-08',
  '/api/v1/subscriptions/record': '?type=Customer&id={Customer}',
  '/api/v1/search': '?q=Gast',
  '/api/v1/search/record': '?type=Customer&id={Customer}',
  '/api/v1/imports/mappings': '?kind=contacts',
  '/api/v1/time-entries/week': '?weekStartsOn=2026-03-02',
  '/api/v1/income/by-month': '?year=2026',
  '/api/v1/invoices/from-time/preview': '?customerId={Customer}',
  '/api/v1/projects/budgets': '?ids={Project}',
  '/api/v1/widgets/data': '?type=hours',
  '/api/v1/widgets/lists': '?viewIds={SavedView}',
  '/api/v1/records': '?type=Customer&ids={Customer}',
  '/api/v1/holidays': '?year=2026',
  '/api/v1/settings/number-series/{key}/preview': '?pattern=RE-%7BYYYY%7D-%7B0000%7D',
}
/** Keys of paths that name something of the program instead of a row. */
const KEYS: Record<string, string> = {
  '/api/v1/settings/number-series/{key}/preview': 'invoice',
  '/api/v1/settings/values/{key}/history': 'documents.trash-days',
}

const world = await newWorld()
const api = await newApi(world)
let ids: Record<string, string>
/** Rows of kinds of which the administrator reaches only some. */
let more: string[]
let statements: string[] | null = null

/** Everything that goes over a connection of ours, BEGIN and COMMIT included. */
const query = Client.prototype.query as unknown as (...values: unknown[]) => unknown
Client.prototype.query = function (this: Client, ...values: unknown[]) {
  const [first] = values
  const text = typeof first === 'string' ? first : String((first as { text?: string }).text)
  // Sent in one message, still two statements.
  const [, begin, settings] = /^(BEGIN(?: READ ONLY)?); (.*)$/s.exec(text) ?? []
  statements?.push(...begin && settings ? [begin, settings] : [text])
  return query.apply(this, values)
} as unknown as Client['query']

beforeAll(async () => {
  await fillWorld(world)
  ids = await idsOf(world, 'A')
  const rows = await world.sql<{ id: string }>(`(SELECT id FROM "Invoice" ORDER BY "dueOn" NULLS LAST LIMIT 40)
    UNION ALL (SELECT id FROM "Dashboard") UNION ALL (SELECT id FROM "UploadSession")`)
  more = rows.map(row => row.id)
})

/** Calls the route with what it needs until it answers 200; null when nothing in the company fits it. */
async function statementsOf(route: RouteInfo): Promise<string[] | null> {
  const client = api.as('administrator')
  const query = (REQUIRED[route.path] ?? '').replace(/\{(\w+)\}/g, (_, table: string) => ids[table] ?? '')
  const key = KEYS[route.path]
  for (const id of key ? [key] : route.path.includes('{') ? [...Object.values(ids), ...more] : ['']) {
    statements = []
    const response = await client.fetch(route.path.replace('{type}', 'Customer').replace(/\{\w+\}/g, id) + query)
    const seen = statements
    statements = null
    await response.arrayBuffer()
    if (response.status === 200) return seen
  }
  return null
}

/** A list is what has pages. */
function isList({ declaration }: RouteInfo): boolean {
  return declaration?.query instanceof z.ZodObject && 'limit' in declaration.query.shape
}

it('keeps every read within its budget of SQL statements', async () => {
  await api.as('administrator').get('/api/v1/me')
  const routes = (await allRoutes()).filter(route => route.method === 'GET' && route.declaration?.kind === 'json')
  const over: string[] = []
  const unreached: string[] = []
  const mayWrite: string[] = []
  for (const route of routes) {
    const seen = await statementsOf(route)
    const limit = isList(route) ? BUDGET.list : BUDGET.detail
    if (seen && !route.declaration?.audit && !seen.includes('BEGIN READ ONLY')) mayWrite.push(route.path)
    if (!seen) unreached.push(route.path)
    else if (seen.length > limit) over.push(`${route.path}: ${seen.length} of ${limit}\n  ${seen.map(sql => sql.replace(/\s+/g, ' ').slice(0, 90)).join('\n  ')}`)
  }
  expect(over.join('\n')).toBe('')
  expect(mayWrite, 'a read that declares no action is read-only in the database').toEqual([])
  // What no sample reaches is not measured: the list says so, and may only shrink.
  expect(unreached).toEqual([])
}, 600_000)

it.each(['customers', 'contacts', 'invoices', 'payments'])('reads a full page of hits of %s and counts all of them in one statement', async (path) => {
  const list = async (query: string) => (await api.as('administrator').get(`/api/v1/${path}${query}`)).body
  const words: Record<string, string> = { customers: 'K-', contacts: 'Gast', invoices: 'RE', payments: 'RE' }
  const { total } = await list(`?limit=1&q=${words[path]}`)
  expect(total).toBeGreaterThan(1)
  statements = []
  const page = await list(`?limit=1&q=${words[path]}`)
  const seen = statements
  statements = null
  expect(page.total).toBe(total)
  expect(page.items).toHaveLength(1)
  expect(seen.filter(text => text.includes('search_ids'))).toHaveLength(1)
  expect(seen, 'authenticate, BEGIN, settings, the list, COMMIT').toHaveLength(5)
})
