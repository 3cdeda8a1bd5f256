import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream } from '@cantoo/pdf-lib'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { invoiceDocument } from '#server/domain/invoices/document/invoice-document'
import { invoiceXmlCii } from '#server/domain/invoices/e-invoice/invoice-xml-cii'
import { embeddedFonts } from '#server/platform/document-fonts'
import { closePdfRenderer, renderPdf } from '#server/platform/pdf'
import { archivePdf } from '#server/platform/pdf-archive'
import { line, sampleInvoice } from '../support/invoice-samples'

// Chromium starts slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Poppler and qpdf look at the file independently; where they are not installed the other checks remain. */
function isInstalled(command: string) {
  return spawnSync(command, ['--version']).error === undefined
}
const hasTools = ['qpdf', 'pdffonts', 'pdfdetach', 'pdftotext'].every(isInstalled)

const folder = mkdtempSync(join(tmpdir(), 'pdf-'))

async function readAssets() {
  return { fontFaces: await embeddedFonts(), logo: null }
}

async function hybridInvoice() {
  const content = sampleInvoice([line(), line({ description: 'Łódź, Škoda, €', taxRate: '7' })])
  const xml = invoiceXmlCii(content, 'zugferd')
  const printed = await renderPdf(await invoiceDocument(content, await readAssets()))
  const pdf = await archivePdf(
    printed,
    { title: 'Rechnung RE-2026-0042', author: content.seller.name, language: 'de', createdAt: new Date('2026-11-02T10:00:00.5Z') },
    { name: 'factur-x.xml', xml, description: 'Rechnung als XML', conformanceLevel: 'EN 16931' },
  )
  return { pdf, xml }
}

function streamText(document: PDFDocument, name: string) {
  const stream = document.catalog.lookup(PDFName.of(name))
  if (!(stream instanceof PDFRawStream)) throw new Error(`no stream ${name}`)
  return { stream, text: Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8') }
}

afterAll(async () => {
  await closePdfRenderer()
  rmSync(folder, { recursive: true })
})

describe('archived invoice PDF', () => {
  it('holds what PDF/A-3b and Factur-X want', async () => {
    const { pdf, xml } = await hybridInvoice()
    const document = await PDFDocument.load(pdf, { updateMetadata: false })
    const { stream, text } = streamText(document, 'Metadata')

    expect(stream.dict.has(PDFName.of('Filter'))).toBe(false)
    expect(text).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>')
    expect(text).toContain('<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>')
    expect(text).toContain('<xmp:CreateDate>2026-11-02T10:00:00Z</xmp:CreateDate>')
    expect(document.getTitle()).toBe('Rechnung RE-2026-0042')
    expect(document.getCreationDate()).toEqual(new Date('2026-11-02T10:00:00Z'))
    expect(document.context.trailerInfo.ID).toBeDefined()
    expect(document.catalog.has(PDFName.of('OutputIntents'))).toBe(true)
    expect(document.catalog.has(PDFName.of('AF'))).toBe(true)
    expect(document.catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('true')
    for (const page of document.getPages()) expect(page.node.has(PDFName.of('Annots'))).toBe(false)

    const raw = pdf.toString('latin1')
    for (const forbidden of ['/JavaScript', '/LZWDecode', '/Encrypt', '/OpenAction', '/SMask', '/Type3']) expect(raw).not.toContain(forbidden)
    expect(raw).toContain('/AFRelationship /Alternative')
    expect(Buffer.byteLength(xml)).toBeGreaterThan(3000)
  })

  it.skipIf(!hasTools)('gives back exactly the XML that was attached and has every font embedded', async () => {
    const { pdf, xml } = await hybridInvoice()
    const file = join(folder, 'invoice.pdf')
    writeFileSync(file, pdf)

    execFileSync('qpdf', ['--check', file])
    execFileSync('pdfdetach', ['-save', '1', '-o', join(folder, 'factur-x.xml'), file])
    expect(readFileSync(join(folder, 'factur-x.xml'), 'utf8')).toBe(xml)

    const fonts = execFileSync('pdffonts', [file]).toString().trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/)
  })
})

describe('rendering', () => {
  it.skipIf(!hasTools)('loads nothing, neither from the network nor from the disk, and runs no script', async () => {
    const seen: string[] = []
    const server = createServer((request, response) => {
      seen.push(request.url ?? '')
      response.end('x')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    writeFileSync(join(folder, 'secret.txt'), 'topsecretword')

    const pdf = await renderPdf(`<!doctype html><body><p>visible</p><img src="http://127.0.0.1:${port}/img">
      <link rel="stylesheet" href="http://127.0.0.1:${port}/css"><iframe src="file://${folder}/secret.txt"></iframe>
      <iframe src="http://127.0.0.1:${port}/frame"></iframe><script>document.body.innerHTML = 'scripted'</script>
      </body>`)
    writeFileSync(join(folder, 'hostile.pdf'), pdf)
    await renderPdf(`<meta http-equiv="refresh" content="0;url=http://127.0.0.1:${port}/refresh">`).catch(() => null)
    const text = execFileSync('pdftotext', [join(folder, 'hostile.pdf'), '-']).toString()
    server.close()

    expect(seen).toEqual([])
    expect(text).toContain('visible')
    expect(text).not.toMatch(/topsecretword|scripted/)
  })
})
