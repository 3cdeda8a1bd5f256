import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { newApi } from '../support/api'
import { newBilling } from '../support/billing'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
const billing = await newBilling(world)
const manager = api.as('manager')
const draft = { customerId: billing.customerId, lines: [] }
const count = async () => (await world.sql<{ n: number }>('SELECT count(*)::int AS n FROM "Invoice"'))[0]?.n

/** Status of a POST whose body comes in chunks without a length. */
async function chunked(path: string): Promise<number | undefined> {
  const cookie = await manager.cookie()
  return new Promise((resolve, reject) => {
    const call = request(api.baseUrl + path, {
      method: 'POST', headers: { cookie, 'origin': api.baseUrl, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    }, response => response.resume().on('end', () => resolve(response.statusCode)))
    call.on('error', reject)
    call.write('{')
    call.end('}')
  })
}

describe('what a request must look like', () => {
  it('refuses bodies of unknown length, of another type and from other sites, and writes nothing', async () => {
    const before = await count()
    expect(await chunked('/api/v1/invoices')).toBe(400)
    const cookie = await manager.cookie()
    const send = (headers: Record<string, string>) => fetch(`${api.baseUrl}/api/v1/invoices`, {
      method: 'POST', body: JSON.stringify(draft), headers: { cookie, 'content-type': 'application/json', ...headers },
    })
    expect((await send({ 'origin': api.baseUrl, 'content-type': 'text/plain' })).status).toBe(400)
    expect((await send({ origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await send({ 'origin': api.baseUrl, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send({})).status).toBe(403)
    expect(await count()).toBe(before)
  })

  it('refuses fields that nobody asked for', async () => {
    for (const extra of [{ tenantId: world.companies.B.tenant.id }, { number: 'RE-1' }, { status: 'PAID' }, { issuedOn: '2026-01-01' }]) {
      const answer = await manager.post('/api/v1/invoices', { ...draft, ...extra })
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ code: 'field.unknown' }] } })
    }
  })
})

describe('a repeated request', () => {
  it('with the same key and body gets the same answer and does nothing twice', async () => {
    const before = await count() ?? 0
    const headers = { 'idempotency-key': 'draft-0001' }
    const answers = await Promise.all([1, 2, 3].map(() => manager.post('/api/v1/invoices', draft, headers)))
    expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1)
    expect(answers.map(answer => answer.status)).toEqual([201, 201, 201])
    expect(await count()).toBe(before + 1)
  })

  it('with the same key and another body is refused', async () => {
    const answer = await manager.post('/api/v1/invoices', { ...draft, orderReference: 'B-1' }, { 'idempotency-key': 'draft-0001' })
    expect(answer).toMatchObject({ status: 422, body: { code: 'idempotency-key.reused' } })
  })

  it('of another person is another request', async () => {
    const answer = await api.as('accountant').post('/api/v1/invoices', draft, { 'idempotency-key': 'draft-0001' })
    expect(answer.status).toBe(201)
  })
})
