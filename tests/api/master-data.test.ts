import { describe, expect, it } from 'vitest'
import { newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
const { employee } = world.companies.A.employees
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

async function aCustomer() {
  const { body } = await api.as('manager').post('/api/v1/customers', { kind: 'COMPANY', name: 'Werft AG' })
  return body as { id: string, version: number }
}

describe('cost rates', () => {
  it('leave only through their own route and only to those with the right', async () => {
    const { body: before } = await api.as('manager').get(`/api/v1/employees/${employee}/cost-rate`)
    const set = await api.as('manager').put(`/api/v1/employees/${employee}/cost-rate`, { costRate: '47.25', version: before.version })
    expect(set).toMatchObject({ status: 200, body: { costRate: '47.25' } })
    for (const role of ['lead', 'employee', 'accountant', 'auditor'] as const) {
      expect((await api.as(role).get(`/api/v1/employees/${employee}/cost-rate`)).status).toBe(403)
      expect((await api.as(role).put(`/api/v1/employees/${employee}/cost-rate`, { costRate: '1', version: 2 })).status).toBe(403)
    }
    for (const path of ['/api/v1/employees', `/api/v1/employees/${employee}`]) {
      const answer = JSON.stringify((await api.as('manager').get(path)).body)
      expect(answer).not.toContain('costRate')
      expect(answer).not.toContain('47.25')
    }
  })

  it('do not leave through the audit log', async () => {
    const seen = async (role: 'auditor' | 'administrator') => JSON.stringify((await api.as(role).get('/api/v1/audit?entityType=Employee&limit=100')).body)
    expect(await seen('auditor')).toContain('costRate')
    expect(await seen('auditor')).not.toContain('47.25')
    expect(await seen('administrator')).toContain('47.25')
  })

  it('cannot be smuggled into the ordinary change', async () => {
    const response = await api.as('manager').patch(`/api/v1/employees/${employee}`, { costRate: '1', version: 2 })
    expect(response).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/costRate', code: 'field.unknown' }] } })
    const [row] = await world.sql('SELECT "costRate" FROM "Employee" WHERE id = $1', [employee])
    expect(Number(row?.costRate)).toBe(47.25)
  })
})

describe('customers', () => {
  it('name the wrong field in the language of codes', async () => {
    const response = await api.as('manager').post('/api/v1/customers', { kind: 'COMPANY', name: 'X', vatId: 'DE123456789' })
    expect(response).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/vatId', code: 'vat-id.invalid' }] } })
  })

  it('refuse fields that are not theirs', async () => {
    const response = await api.as('manager').post('/api/v1/customers', { kind: 'COMPANY', name: 'X', number: 'K1', tenantId: world.companies.B.tenant.id })
    expect(response.status).toBe(400)
  })

  it('are read by employees and changed by none of them', async () => {
    const { id, version } = await aCustomer()
    expect((await api.as('employee').get(`/api/v1/customers/${id}`)).status).toBe(200)
    expect((await api.as('employee').patch(`/api/v1/customers/${id}`, { name: 'Y', version })).status).toBe(403)
    expect((await api.as('accountant').delete(`/api/v1/customers/${id}`)).status).toBe(403)
    expect((await api.as('manager').get(`/api/v1/customers/${id}`)).body.name).toBe('Werft AG')
  })

  it('leave as CSV and XLSX', async () => {
    await aCustomer()
    const csv = await api.as('manager').get('/api/v1/customers/export?format=csv')
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const xlsx = await api.as('manager').fetch('/api/v1/customers/export?format=xlsx')
    expect(Buffer.from(await xlsx.arrayBuffer()).subarray(0, 2).toString()).toBe('PK')
  })

  it('of another company answer 404 whatever is tried', async () => {
    const { id } = await aCustomer()
    const other = api.as('manager', 'B')
    const answers = await Promise.all([
      other.get(`/api/v1/customers/${id}`), other.patch(`/api/v1/customers/${id}`, { name: 'Z', version: 1 }), other.delete(`/api/v1/customers/${id}`),
      other.post('/api/v1/contacts', { customerId: id, lastName: 'Z' }), other.post('/api/v1/projects', { name: 'Z', billingMethod: 'TIME', customerId: id }),
    ])
    expect(answers.map(answer => answer.status)).toEqual([404, 404, 404, 404, 404])
    expect((await api.as('manager').get(`/api/v1/customers/${id}`)).body).toMatchObject({ name: 'Werft AG', version: 1, contacts: [] })
  })
})

describe('projects', () => {
  it('answer days, rates and budgets as text', async () => {
    const customer = await aCustomer()
    const { body } = await api.as('manager').post('/api/v1/projects', {
      name: 'Website', billingMethod: 'TIME', customerId: customer.id, hourlyRate: '95.5', budgetAmount: '10000', startsOn: '2026-03-01', endsOn: '',
    })
    expect(body).toMatchObject({ hourlyRate: '95.5', budgetAmount: '10000.00', startsOn: '2026-03-01', endsOn: null })
    const detail = await api.as('manager').get(`/api/v1/projects/${body.id}`)
    expect(detail.body.budget).toMatchObject({ usedAmount: '0.00', remainingAmount: '10000.00', level: 'ok' })
    expect((await api.as('employee').get(`/api/v1/projects/${body.id}`)).status).toBe(404)
    expect((await api.as('manager').get(`/api/v1/projects/budgets?ids=${body.id}`)).body.items).toHaveLength(1)
    expect((await api.as('manager').get(`/api/v1/projects/${body.id}/invoices`)).body).toEqual({ items: [] })
  })
})

describe('settings', () => {
  it('take a PNG as logo and nothing that only claims to be one', async () => {
    const administrator = api.as('administrator')
    expect((await administrator.upload('/api/v1/settings/company/logo', { name: 'logo.png', mimeType: 'image/png', bytes: png })).status).toBe(201)
    const shown = await api.as('employee').fetch('/api/v1/settings/company/logo')
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff'])
    const svg = { name: 'logo.png', mimeType: 'image/png', bytes: Buffer.from('<svg onload="alert(1)"/>') }
    expect(await administrator.upload('/api/v1/settings/company/logo', svg))
      .toMatchObject({ status: 400, body: { errors: [{ code: 'file.type-not-allowed' }] } })
  })

  it('are changed by administrators only', async () => {
    expect((await api.as('manager').get('/api/v1/settings/company')).status).toBe(200)
    expect((await api.as('manager').patch('/api/v1/settings/company', { city: 'X', version: 1 })).status).toBe(403)
    expect((await api.as('manager').put('/api/v1/settings/number-series/invoice', { pattern: 'X{0}', version: 1 })).status).toBe(403)
    expect((await api.as('administrator').put('/api/v1/settings/number-series/invoice', { pattern: 'X', version: 1 })).body.errors)
      .toEqual([{ pointer: '#/pattern', code: 'number-series.counter-missing' }])
  })
})
