import { describe, expect, it } from 'vitest'
import { newApi } from '../support/api'
import { newWorld } from '../support/world'

const world = await newWorld()
const api = await newApi(world)
const file = (name: string, bytes: string | Buffer) => ({ name, mimeType: 'text/csv', bytes: Buffer.from(bytes) })
const upload = (role: 'administrator' | 'accountant' | 'employee', kind: string, bytes: string | Buffer) =>
  api.as(role).upload(`/api/v1/imports/upload/${kind}`, file('liste.csv', bytes))

describe('uploading a file to import', () => {
  it('answers heading, guessed columns and a sample', async () => {
    const { status, body } = await upload('administrator', 'customers', 'Kundennummer;Firma\nK1;Nord AG')
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'customers', status: 'UPLOADED', total: 1, header: ['Kundennummer', 'Firma'], mapping: { number: 0, name: 1 }, sample: [['K1', 'Nord AG']] })
  })

  it.each([
    ['UTF-16', Buffer.from('\uFEFFFirma\tOrt\nSüd AG\tKöln', 'utf16le')],
    ['Windows-1252', Buffer.from('Firma;Ort\nSüd AG;Köln', 'latin1')],
  ])('takes %s', async (_, bytes) => {
    expect((await upload('administrator', 'customers', bytes)).body).toMatchObject({ sample: [['Süd AG', 'Köln']] })
  })

  it('refuses what is no table, and kinds the caller may not write', async () => {
    expect(await upload('administrator', 'customers', Buffer.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))).toMatchObject({ status: 400 })
    expect(await upload('administrator', 'customers', 'Firma')).toMatchObject({ status: 400, body: { code: 'import.empty' } })
    expect(await upload('accountant', 'employees', 'Vorname;Nachname\nA;B')).toMatchObject({ status: 403 })
    expect(await upload('employee', 'customers', 'Firma\nA')).toMatchObject({ status: 403 })
    expect(await upload('administrator', 'invoices', 'Firma\nA')).toMatchObject({ status: 404 })
  })
})

describe('an import over HTTP', () => {
  it('is matched, shown, run and reported', async () => {
    const admin = api.as('administrator')
    const { body: run } = await upload('administrator', 'customers', 'Firma;Mail\nGut GmbH;gut@gut.example\nSchlecht GmbH;keine')
    const change = { mapping: { name: 0, email: 1 }, onExisting: 'update', options: { key: 'name' }, version: run.version }
    const { status, body: saved } = await admin.patch(`/api/v1/imports/${run.id}`, change)
    expect(status).toBe(200)
    expect(await admin.patch(`/api/v1/imports/${run.id}`, change)).toMatchObject({ status: 409, body: { code: 'record.changed' } })

    expect((await admin.post(`/api/v1/imports/${run.id}/preview`)).body.rows.map((row: { outcome: string }) => row.outcome)).toEqual(['created', 'failed'])
    expect((await admin.get('/api/v1/customers?q=Gut')).body.total).toBe(0)

    expect(await admin.post(`/api/v1/imports/${run.id}/start`, { dryRun: false, version: saved.version })).toMatchObject({ status: 202 })
    await world.drain()
    expect((await admin.get(`/api/v1/imports/${run.id}`)).body).toMatchObject({ status: 'FINISHED', created: 1, failed: 1, done: 2 })
    expect((await admin.get('/api/v1/customers?q=Gut')).body.total).toBe(1)
    const report = await admin.fetch(`/api/v1/imports/${run.id}/errors?format=csv`)
    expect(await report.text()).toContain('Schlecht GmbH;keine;3;E-Mail:')
    expect((await admin.get('/api/v1/imports')).body.items[0]).toMatchObject({ id: run.id, createdBy: 'administrator Test' })
  })

  it('gives templates that it understands itself', async () => {
    const template = await api.as('administrator').fetch('/api/v1/imports/templates/employees?format=csv')
    const { body } = await upload('administrator', 'employees', Buffer.from(await template.arrayBuffer()))
    expect(Object.keys(body.mapping as object)).toHaveLength((body.header as string[]).length)
  })

  it('belongs to one company', async () => {
    const { body: run } = await upload('administrator', 'customers', 'Firma\nNord AG')
    for (const path of ['', '/errors']) expect((await api.as('administrator', 'B').get(`/api/v1/imports/${run.id}${path}`)).status).toBe(404)
  })
})
