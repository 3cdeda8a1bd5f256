import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { closePdfRenderer } from '#server/platform/pdf'
import { newApi } from '../support/api'
import { newBilling } from '../support/billing'
import { newWorld } from '../support/world'

const world = await newWorld()
const billing = await newBilling(world)
const api = await newApi(world)
afterAll(closePdfRenderer)

const line = { description: 'Beratung', quantity: '2', unit: 'HUR', unitPrice: '100', taxCategory: 'S', taxRate: '19' }

async function newDraft(extra: object = {}) {
  const body = { customerId: billing.customerId, serviceTo: '2026-03-31', lines: [line], ...extra }
  const { body: draft } = await api.as('manager').post('/api/v1/invoices', body)
  return draft as { id: string, version: number }
}

async function newIssued(extra: object = {}) {
  const { id, version } = await newDraft(extra)
  const { body } = await api.as('manager').post(`/api/v1/invoices/${id}/issue`, { version })
  await world.drain()
  return body as { id: string, number: string }
}

describe('GET /api/v1/invoices/{id}/pdf', () => {
  it('shows a draft as a preview and an issued invoice as it was kept', async () => {
    const draft = await newDraft()
    const issued = await newIssued()
    for (const { id } of [draft, issued]) {
      const response = await api.as('manager').get(`/api/v1/invoices/${id}/pdf`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('application/pdf')
      expect(response.headers.get('content-disposition')).toMatch(/^inline/)
      expect(Buffer.from(response.body).subarray(0, 5).toString()).toBe('%PDF-')
    }
  })

  it('is not for people who may not read invoices', async () => {
    const { id } = await newIssued()
    expect((await api.as('employee').get(`/api/v1/invoices/${id}/pdf`)).status).toBe(403)
    expect((await api.as('manager', 'B').get(`/api/v1/invoices/${id}/pdf`)).status).toBe(404)
  })
})

describe('GET /api/v1/invoices/{id}/xml', () => {
  it('answers each format and says which fields an XRechnung lacks', async () => {
    const { id } = await newIssued()
    for (const format of ['zugferd', 'cii', 'ubl']) {
      const response = await api.as('accountant').get(`/api/v1/invoices/${id}/xml?format=${format}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
    }
    expect((await api.as('accountant').get(`/api/v1/invoices/${id}/xml?format=pdf`)).status).toBe(400)

    await world.sql('UPDATE "Customer" SET kind = \'PERSON\', "invoiceEmail" = NULL')
    const private_ = await newIssued()
    const refused = await api.as('accountant').get(`/api/v1/invoices/${private_.id}/xml?format=ubl`)
    expect(refused).toMatchObject({ status: 422, body: { code: 'invoice.xrechnung-incomplete', errors: [{ pointer: '#/buyer/electronicAddress' }] } })
    await world.sql('UPDATE "Customer" SET kind = \'COMPANY\', "invoiceEmail" = \'rechnung@bergmann.example\'')
  })
})

describe('POST /api/v1/invoices/{id}/send', () => {
  it('sends once for one idempotency key and answers the same again', async () => {
    const { id } = await newIssued()
    const { body: preview } = await api.as('manager').get(`/api/v1/invoices/${id}/mail`)
    const body = { to: preview.to, subject: preview.subject, body: preview.body }
    const headers = { 'idempotency-key': randomUUID() }
    const first = await api.as('manager').post(`/api/v1/invoices/${id}/send`, body, headers)
    const second = await api.as('manager').post(`/api/v1/invoices/${id}/send`, body, headers)

    expect(first).toMatchObject({ status: 202, body: { status: 'QUEUED', to: ['rechnung@bergmann.example'] } })
    expect(second.body).toEqual(first.body)
    expect((await api.as('manager').post(`/api/v1/invoices/${id}/send`, body)).body).toMatchObject({ code: 'invoice.already-sent' })
    const { body: mails } = await api.as('auditor').get(`/api/v1/invoices/${id}/mails`)
    expect(mails.total).toBe(1)
  })
})

describe('exports', () => {
  it('run in the background and are fetched when finished', async () => {
    const { id, number } = await newIssued()
    const { status, body: run } = await api.as('manager').post('/api/v1/invoices/exports', { kind: 'INVOICES_ZIP', ids: [id] })
    expect(status).toBe(202)
    expect(await api.as('manager').get(`/api/v1/exports/${run.id}/file`)).toMatchObject({ status: 409, body: { code: 'export.not-ready' } })
    await world.drain()
    expect((await api.as('manager').get(`/api/v1/exports/${run.id}`)).body).toMatchObject({ status: 'FINISHED', done: 1, total: 1 })
    const file = await api.as('manager').get(`/api/v1/exports/${run.id}/file`)
    expect(file.headers.get('content-type')).toBe('application/zip')
    expect(Buffer.from(file.body).includes(`Rechnung-${number}.pdf`)).toBe(true)
    expect((await api.as('accountant').get(`/api/v1/exports/${run.id}/file`)).status).toBe(404)
  })

  it('writes the list as CSV', async () => {
    const { status, body, headers } = await api.as('auditor').get('/api/v1/invoices/spreadsheet?format=csv')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(String(body)).toContain('Nummer;Art;Status')
  })
})
