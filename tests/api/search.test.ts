import { describe, expect, it } from 'vitest'
import { newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
const { body: customer } = await api.as('manager').post('/api/v1/customers', { kind: 'COMPANY', name: 'Deichgrafen <b>AG</b>', notes: 'Sturmflut & Pegel' })

describe('GET /api/v1/search', () => {
  it('answers pieces, never markup of its own', async () => {
    const { body } = await api.as('manager').get('/api/v1/search?q=deich')
    expect(body).toMatchObject({
      total: 1,
      items: [{ type: 'Customer', label: 'Deichgrafen <b>AG</b>', path: `/customers/${customer.id}`, title: [{ text: 'Deich', hit: true }, { text: 'grafen <b>AG</b>', hit: false }] }],
    })
  })

  it('refuses kinds that do not exist and searches without words', async () => {
    expect((await api.as('manager').get('/api/v1/search?q=a&kinds=Salary')).status).toBe(400)
    expect((await api.as('manager').get('/api/v1/search?q=')).status).toBe(400)
    expect((await api.as('manager').get('/api/v1/search?q=a&limit=51')).status).toBe(400)
  })

  it('finds nothing of another company', async () => {
    expect((await api.as('administrator', 'B').get('/api/v1/search?q=deichgrafen')).body).toEqual({ items: [], total: 0 })
  })
})

describe('records opened last', () => {
  it('are noted and named, only those of one\'s own company', async () => {
    const record = { type: 'Customer', id: customer.id }
    expect((await api.as('manager').post('/api/v1/recent-records', record)).status).toBe(204)
    expect((await api.as('administrator', 'B').post('/api/v1/recent-records', record)).status).toBe(404)
    expect((await api.as('manager').get('/api/v1/recent-records')).body.items).toMatchObject([{ type: 'Customer', id: customer.id }])
    expect((await api.as('manager').get(`/api/v1/search/record?type=Customer&id=${customer.id}`)).body).toMatchObject({ label: 'Deichgrafen <b>AG</b>' })
  })
})
