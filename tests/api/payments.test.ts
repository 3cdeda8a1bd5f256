import { beforeAll, describe, expect, it } from 'vitest'
import { newClaims } from '../domain/finance/given'
import { newApi, type Api } from '../support/api'
import { newWorld, type World } from '../support/world'

let world: World
let api: Api
let claims: Awaited<ReturnType<typeof newClaims>>

beforeAll(async () => {
  world = await newWorld()
  api = await newApi(world)
  claims = await newClaims(world)
})

const payment = (amount: string, extra: object = {}) => ({ amount, receivedOn: '2026-04-01', ...extra })

describe('payments of an invoice', () => {
  it('are recorded, listed, applied and taken back over HTTP', async () => {
    const accountant = api.as('accountant')
    const customerId = await claims.customer()
    const [first, second] = [await claims.invoice('119.00', customerId), await claims.invoice('50.00', customerId)]

    const recorded = await accountant.post(`/api/v1/invoices/${first.id}/payments`, payment('150.00', { reference: 'RE-1', method: 'CASH', note: 'bar' }))
    expect(recorded).toMatchObject({
      status: 201,
      body: {
        amount: '150.00', currency: 'EUR', receivedOn: '2026-04-01', method: 'CASH', note: 'bar', allocatedTotal: '119.00', creditTotal: '31.00',
        customer: { id: customerId }, allocations: [{ invoice: { id: first.id, number: first.number }, amount: '119.00' }],
      },
    })
    const applied = await accountant.post('/api/v1/payments/apply-credit', { invoiceId: second.id })
    expect(applied).toMatchObject({ status: 200, body: { paidTotal: '31.00', openTotal: '19.00', customerCredit: '0.00', items: [{ amount: '31.00' }] } })
    expect(await accountant.get(`/api/v1/customers/${customerId}/credit`)).toMatchObject({ status: 200, body: { sums: [], items: [] } })
    expect(await accountant.get(`/api/v1/payments?customerId=${customerId}`)).toMatchObject({ status: 200, body: { total: 1 } })

    const reversed = await accountant.post(`/api/v1/payments/${recorded.body.id}/reverse`, { reason: 'Falschgeld' })
    expect(reversed).toMatchObject({ status: 200, body: { reversalReason: 'Falschgeld', allocations: [], creditTotal: '0.00' } })
    expect(await api.as('auditor').get(`/api/v1/invoices/${second.id}/payments`)).toMatchObject({
      status: 200, body: { paidTotal: '0.00', items: [], reversed: [{ amount: '31.00', payment: { id: recorded.body.id } }] },
    })
    const actions = await world.sql<{ action: string }>('SELECT DISTINCT action FROM "AuditEvent" WHERE action LIKE \'payment.%\' ORDER BY 1')
    expect(actions.map(row => row.action)).toEqual(['payment.credit-applied', 'payment.recorded', 'payment.reversed'])
  })

  it('are booked once for a repeated request', async () => {
    const invoice = await claims.invoice('10.00')
    const send = () => api.as('accountant').post(`/api/v1/invoices/${invoice.id}/payments`, payment('10.00'), { 'idempotency-key': `key-${invoice.id}` })
    const [first, second] = await Promise.all([send(), send()])
    expect(first.status).toBe(201)
    expect(second.body.id).toBe(first.body.id)
    expect((await api.as('accountant').get(`/api/v1/invoices/${invoice.id}/payments`)).body.items).toHaveLength(1)
  })

  it('want a positive amount with at most two decimals, and a day', async () => {
    const invoice = await claims.invoice('10.00')
    const errorsOf = async (body: object) => (await api.as('accountant').post(`/api/v1/invoices/${invoice.id}/payments`, body)).body.errors
    expect(await errorsOf(payment('0.00'))).toEqual([{ pointer: '#/amount', code: 'payment.amount-not-positive' }])
    expect(await errorsOf(payment('-5'))).toEqual([{ pointer: '#/amount', code: 'payment.amount-not-positive' }])
    expect(await errorsOf(payment('1.005'))).toEqual([{ pointer: '#/amount', code: 'number.invalid' }])
    expect(await errorsOf(payment('1.00', { receivedOn: '2999-01-01' }))).toEqual([{ pointer: '#/receivedOn', code: 'payment.in-future' }])
    expect(await errorsOf({ amount: '1.00' })).toEqual([{ pointer: '#/receivedOn', code: 'field.required' }])
  })

  it('are for those who may: reading an invoice is not recording its payments', async () => {
    const invoice = await claims.invoice('10.00')
    const path = `/api/v1/invoices/${invoice.id}/payments`
    expect((await api.as('auditor').post(path, payment('10.00'))).status).toBe(403)
    expect((await api.as('lead').get(path)).status).toBe(403)
    expect((await api.as('employee').get('/api/v1/income')).status).toBe(403)
    expect((await api.as('accountant', 'B').post(path, payment('10.00'))).status).toBe(404)
    expect((await api.as('accountant', 'B').get(path)).status).toBe(404)
  })
})

describe('GET /api/v1/income', () => {
  it('shows sums by month and customer and gives the sheet', async () => {
    const customerId = await claims.customer()
    const invoice = await claims.invoice('40.00', customerId)
    await claims.pay(invoice.id, '40.00', { receivedOn: '2023-07-15' })
    const auditor = api.as('auditor')
    const { body } = await auditor.get('/api/v1/income?month=2023-07')
    expect(body).toMatchObject({ total: 1, sums: [{ currency: 'EUR', amount: '40.00' }], items: [{ invoice: { number: invoice.number }, amount: '40.00' }] })
    const months = (await auditor.get('/api/v1/income/by-month?year=2023')).body.months
    expect(months[6]).toEqual({ month: '2023-07-01', received: '40.00', reversed: '0.00', total: '40.00' })
    expect((await auditor.get('/api/v1/income/by-customer?from=2023-07-01&to=2023-07-31')).body).toMatchObject({
      total: 1, sum: '40.00', items: [{ customer: { id: customerId }, paymentCount: 1, lastReceivedOn: '2023-07-15', total: '40.00' }],
    })
    const sheet = await auditor.get('/api/v1/income/export?format=csv&month=2023-07')
    expect(sheet.headers.get('content-disposition')).toContain('einnahmen.csv')
    expect(sheet.body).toContain('40,00')
    expect((await auditor.get('/api/v1/income?month=2023-13')).body.errors).toEqual([{ pointer: '?/month', code: 'month.invalid' }])
  })
})
