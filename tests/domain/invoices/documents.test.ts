import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { cancelInvoice, draftInvoice, getInvoicePdf, getInvoiceXml, issueInvoice } from '#server/domain/invoices'
import { contentHash } from '#server/domain/invoices/content-hash'
import { renderInvoiceJob } from '#server/domain/invoices/jobs/render-invoice'
import { drainJobs, enqueue } from '#server/platform/jobs'
import { closePdfRenderer } from '#server/platform/pdf'
import { sha256Of } from '#server/platform/stored-files'
import { InvoiceDraftCreate } from '#shared/contracts/invoices'
import { InvoiceContent } from '#shared/invoice-content'
import { newBilling } from '../../support/billing'
import { readInvoiceXml } from '../../support/en16931-model'
import { brokenRules } from '../../support/en16931-rules'
import { newWorld } from '../../support/world'
import { schemaFaults } from '../../support/xml-schema'

const world = await newWorld()
const billing = await newBilling(world)
afterAll(closePdfRenderer)

const line = { description: 'Beratung', quantity: '2', unit: 'HUR', unitPrice: '100', taxCategory: 'S', taxRate: '19' }

const draft = (extra: object = {}) => world.run('manager', ctx => draftInvoice(ctx, InvoiceDraftCreate.parse({
  customerId: billing.customerId, serviceFrom: '2026-03-01', serviceTo: '2026-03-31', lines: [line], ...extra,
})))

async function issued(extra: object = {}) {
  const { id, version } = await draft(extra)
  return world.run('manager', ctx => issueInvoice(ctx, { id, version }))
}

interface FileRow { id: string, storageKey: string, sha256: string, purpose: string, name: string }

const filesOf = (id: string) => world.sql<FileRow>(
  'SELECT f.* FROM "StoredFile" f JOIN "Invoice" i ON f.id IN (i."pdfFileId", i."xmlFileId") WHERE i.id = $1 ORDER BY f.purpose', [id])

async function bytesOf(download: { body: unknown }): Promise<Buffer> {
  const body = typeof download.body === 'function' ? await download.body() : download.body
  return Buffer.from(body)
}

const pdfOf = async (id: string) => bytesOf(await world.run('manager', ctx => getInvoicePdf(ctx, { id })))
const xmlOf = async (id: string, format: 'zugferd' | 'cii' | 'ubl') =>
  (await bytesOf(await world.run('manager', ctx => getInvoiceXml(ctx, { id, format })))).toString('utf8')

describe('documents of an issued invoice', () => {
  it('are made after issuing and kept once, however often the job is delivered', async () => {
    const invoice = await issued()
    await expect(world.run('manager', ctx => getInvoicePdf(ctx, { id: invoice.id }))).rejects.toMatchObject({ code: 'invoice.files-not-ready' })

    await world.drain()
    const first = await filesOf(invoice.id)
    expect(first.map(file => [file.purpose, file.name])).toEqual([
      ['invoice-pdf', `Rechnung-${invoice.number}.pdf`], ['invoice-xml', `Rechnung-${invoice.number}.xml`],
    ])
    expect(sha256Of(await pdfOf(invoice.id))).toBe(first[0]?.sha256)

    await world.runAsJob(ctx => enqueue(ctx, renderInvoiceJob, { invoiceId: invoice.id }))
    await drainJobs([renderInvoiceJob])
    expect(await filesOf(invoice.id)).toEqual(first)
  })

  it('say the same in PDF attachment, stored XML and frozen content', async () => {
    const invoice = await issued({ lines: [line, { ...line, discountPercent: '12.5', taxRate: '7', unitPrice: '33.3333' }] })
    await world.drain()
    const xml = await xmlOf(invoice.id, 'zugferd')
    const attached = (await PDFDocument.load(await pdfOf(invoice.id))).getAttachments().find(file => file.name === 'factur-x.xml')
    expect(Buffer.from(attached?.data ?? []).toString('utf8')).toBe(xml)

    const [row] = await world.sql<{ content: unknown, contentHash: string }>('SELECT content, "contentHash" FROM "Invoice" WHERE id = $1', [invoice.id])
    const content = InvoiceContent.parse(row?.content)
    expect(contentHash(content)).toBe(row?.contentHash)
    expect(readInvoiceXml(xml).totals).toMatchObject({ gross: invoice.grossTotal.toFixed(2), tax: content.totals.tax })
  })

  it('can be fetched as XRechnung in both syntaxes and keep the rules', async () => {
    const invoice = await issued({ language: 'en', discountPercent: '2', discountDays: 7 })
    await world.drain()
    const storno = await world.run('manager', ctx => cancelInvoice(ctx, { id: invoice.id, version: invoice.version, reason: 'Wrong customer' }))
    await world.drain()
    for (const id of [invoice.id, storno.id]) {
      for (const format of ['zugferd', 'cii', 'ubl'] as const) {
        const xml = await xmlOf(id, format)
        expect(schemaFaults(xml)).toEqual([])
        expect(brokenRules(readInvoiceXml(xml)), `${format} ${xml}`).toEqual([])
      }
    }
    expect(readInvoiceXml(await xmlOf(storno.id, 'ubl'))).toMatchObject({ typeCode: '384', precedingNumber: invoice.number })
  })

  it('belong to one company only', async () => {
    const invoice = await issued()
    await world.drain()
    for (const call of [getInvoicePdf, (ctx: never, { id }: { id: string }) => getInvoiceXml(ctx, { id, format: 'ubl' as const })]) {
      await expect(world.run('manager', ctx => (call as typeof getInvoicePdf)(ctx, { id: invoice.id }), { company: 'B' }))
        .rejects.toMatchObject({ code: 'record.not-found' })
    }
  })
})

describe('a draft', () => {
  it('is shown as a preview, also without lines, and changes nothing', async () => {
    for (const lines of [[line], []]) {
      const { id } = await draft({ lines, withTimeAnnex: true })
      const pdf = await pdfOf(id)
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      expect(await filesOf(id)).toEqual([])
    }
  })

  it('has no e-invoice', async () => {
    const { id } = await draft()
    await expect(world.run('manager', ctx => getInvoiceXml(ctx, { id, format: 'ubl' }))).rejects.toMatchObject({ code: 'invoice.not-issued' })
  })
})
