import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { PDFDocument } from '@cantoo/pdf-lib'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import {
  draftInvoice, exportInvoiceSpreadsheet, getExportFile, getExportRun, issueInvoice, startInvoiceExport,
} from '#server/domain/invoices'
import { closePdfRenderer } from '#server/platform/pdf'
import { InvoiceExportCreate, SpreadsheetQuery } from '#shared/contracts/invoice-delivery'
import { InvoiceDraftCreate } from '#shared/contracts/invoices'
import { newBilling } from '../../support/billing'
import { newWorld } from '../../support/world'

const world = await newWorld()
const billing = await newBilling(world)
afterAll(closePdfRenderer)

const line = { description: '=cmd|calc', quantity: '1', unit: 'C62', unitPrice: '10', taxCategory: 'S', taxRate: '19' }
const invoices: { id: string, number: string | null }[] = []
for (let count = 0; count < 3; count++) {
  const draft = await world.run('manager', ctx => draftInvoice(ctx, InvoiceDraftCreate.parse({
    customerId: billing.customerId, serviceTo: '2026-03-31', orderReference: '=1+1', lines: [line],
  })))
  invoices.push(await world.run('manager', ctx => issueInvoice(ctx, { id: draft.id, version: draft.version })))
}
await world.run('manager', ctx => draftInvoice(ctx, InvoiceDraftCreate.parse({ customerId: billing.customerId, lines: [line] })))
await world.drain()

async function exported(input: object) {
  const run = await world.run('manager', ctx => startInvoiceExport(ctx, InvoiceExportCreate.parse(input)))
  expect(run).toMatchObject({ status: 'QUEUED', done: 0 })
  await world.drain()
  const finished = await world.run('manager', ctx => getExportRun(ctx, { id: run.id }))
  const file = await world.run('manager', ctx => getExportFile(ctx, { id: run.id }))
  return { run: finished, bytes: await buffer(await file.body() as Readable) }
}

describe('exporting documents', () => {
  it('packs a selection into one ZIP and tells the person', async () => {
    const { run, bytes } = await exported({ kind: 'INVOICES_ZIP', ids: invoices.map(invoice => invoice.id) })

    expect(run).toMatchObject({ status: 'FINISHED', total: 3, done: 3 })
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual(invoices.map(invoice => `Rechnung-${invoice.number}.pdf`).sort())
    const notices = await world.sql<{ event: string, recipientId: string }>('SELECT event, "recipientId" FROM "Notification"')
    expect(notices).toContainEqual({ event: 'export.finished', recipientId: world.companies.A.employees.manager })
  })

  it('merges everything of a filter into one PDF, without drafts', async () => {
    const { bytes } = await exported({ kind: 'INVOICES_PDF', filter: { customerId: billing.customerId } })

    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(3)
  })

  it('is refused when nothing is selected, and belongs to the person and the company', async () => {
    const nothing = world.run('manager', ctx => startInvoiceExport(ctx, { kind: 'INVOICES_ZIP', filter: { q: 'no such invoice' } }))
    await expect(nothing).rejects.toMatchObject({ code: 'export.nothing-selected' })
    const foreign = world.run('manager', ctx => startInvoiceExport(ctx, { kind: 'INVOICES_ZIP', ids: invoices.map(invoice => invoice.id) }), { company: 'B' })
    await expect(foreign).rejects.toMatchObject({ code: 'export.nothing-selected' })

    const run = await world.run('manager', ctx => startInvoiceExport(ctx, { kind: 'INVOICES_ZIP', ids: [invoices[0]?.id ?? ''] }))
    await expect(world.run('manager', ctx => getExportFile(ctx, { id: run.id }))).rejects.toMatchObject({ code: 'export.not-ready' })
    await expect(world.run('accountant', ctx => getExportRun(ctx, { id: run.id }))).rejects.toMatchObject({ code: 'record.not-found' })
    await world.drain()
  })
})

describe('the list as a table', () => {
  it('is written as CSV in German and as a real XLSX', async () => {
    const csv = await world.run('manager', ctx => exportInvoiceSpreadsheet(ctx, SpreadsheetQuery.parse({ format: 'csv' })))
    const rows = String(csv.body).trim().split('\r\n')
    expect(rows).toHaveLength(5)
    expect(rows[0]).toContain('Nummer;Art;Status')
    expect(rows.at(-1)).toContain(';10,00;11,90;11,90;EUR;')

    const xlsx = await world.run('manager', ctx => exportInvoiceSpreadsheet(ctx, SpreadsheetQuery.parse({ format: 'xlsx', status: 'DRAFT' })))
    const bytes = typeof xlsx.body === 'function' ? await xlsx.body() : Buffer.alloc(0)
    expect(Object.keys(unzipSync(bytes))).toContain('xl/workbook.xml')
  })
})

describe('exporting right after issuing', () => {
  it('makes the documents that have no files yet itself', async () => {
    const draft = await world.run('manager', ctx => draftInvoice(ctx, InvoiceDraftCreate.parse({
      customerId: billing.customerId, serviceTo: '2026-03-31', lines: [line],
    })))
    const { id, number } = await world.run('manager', ctx => issueInvoice(ctx, { id: draft.id, version: draft.version }))
    await world.sql('DELETE FROM pgboss.job WHERE name = \'invoice.render\'')
    const { run, bytes } = await exported({ kind: 'INVOICES_ZIP', ids: [id] })

    expect(run).toMatchObject({ status: 'FINISHED', done: 1 })
    expect(Object.keys(unzipSync(bytes))).toEqual([`Rechnung-${number}.pdf`])
  })
})
