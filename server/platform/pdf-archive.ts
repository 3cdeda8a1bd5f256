import { createHash } from 'node:crypto'
import {
  PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString, type PDFContext, type PDFRef,
} from '@cantoo/pdf-lib'
import { producer, xmpPacket, type HybridXml, type PdfMetadata } from './pdf-metadata'
import { srgbProfile } from './srgb-profile'

function outputIntent(context: PDFContext): PDFRef {
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }))
  return context.register(context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    RegistryName: PDFString.of('http://www.color.org'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  }))
}

/** A file specification as ISO 19005-3 wants it: F, UF, AFRelationship, MIME type and modification date. */
function fileSpecification(context: PDFContext, hybrid: HybridXml, date: Date): PDFRef {
  const bytes = Buffer.from(hybrid.xml, 'utf8')
  const stream = context.register(context.flateStream(bytes, {
    Type: 'EmbeddedFile',
    Subtype: 'text/xml',
    Params: {
      ModDate: PDFString.fromDate(date),
      CreationDate: PDFString.fromDate(date),
      Size: PDFNumber.of(bytes.length),
      CheckSum: PDFHexString.of(createHash('md5').update(bytes).digest('hex')),
    },
  }))
  return context.register(context.obj({
    Type: 'Filespec',
    F: PDFString.of(hybrid.name),
    UF: PDFHexString.fromText(hybrid.name),
    Desc: PDFHexString.fromText(hybrid.description),
    AFRelationship: 'Alternative',
    EF: { F: stream, UF: stream },
  }))
}

function attach(document: PDFDocument, hybrid: HybridXml, date: Date) {
  const { context, catalog } = document
  const file = fileSpecification(context, hybrid, date)
  catalog.set(PDFName.of('AF'), context.obj([file]))
  const names = catalog.lookupMaybe(PDFName.of('Names'), PDFDict) ?? context.obj({})
  names.set(PDFName.of('EmbeddedFiles'), context.obj({ Names: [PDFHexString.fromText(hybrid.name), file] }))
  catalog.set(PDFName.of('Names'), names)
}

/** The file identifier (ISO 19005-3, 6.1.3): the same content at the same time gives the same one. */
function setIdentifier(document: PDFDocument, metadata: PdfMetadata, pdf: Uint8Array) {
  const seed = `${metadata.title}\n${metadata.createdAt.toISOString()}\n${pdf.length}`
  const id = PDFHexString.of(createHash('md5').update(seed).digest('hex'))
  const pair = PDFArray.withContext(document.context)
  pair.push(id)
  pair.push(id)
  document.context.trailerInfo.ID = pair
}

/** Nothing in our documents needs an annotation, and PDF/A restricts them: Chromium makes some for links. */
function dropAnnotations(document: PDFDocument) {
  for (const page of document.getPages()) page.node.delete(PDFName.of('Annots'))
}

/**
 * Turns a printed PDF with embedded fonts into PDF/A-3b, with the invoice XML inside if there is one.
 * Metadata in Info dictionary and XMP agree; the XML is attached as Alternative.
 */
export async function archivePdf(pdf: Uint8Array, metadata: PdfMetadata, hybrid: HybridXml | null = null): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { context, catalog } = document
  const date = new Date(Math.floor(metadata.createdAt.getTime() / 1000) * 1000)

  document.setTitle(metadata.title, { showInWindowTitleBar: true })
  document.setAuthor(metadata.author)
  document.setProducer(producer)
  document.setCreator(producer)
  document.setCreationDate(date)
  document.setModificationDate(date)
  document.setLanguage(metadata.language)
  dropAnnotations(document)

  catalog.set(PDFName.of('Metadata'), context.register(context.stream(
    Buffer.from(xmpPacket({ ...metadata, createdAt: date }, hybrid), 'utf8'), { Type: 'Metadata', Subtype: 'XML' },
  )))
  catalog.set(PDFName.of('OutputIntents'), context.obj([outputIntent(context)]))
  if (hybrid) attach(document, hybrid, date)
  setIdentifier(document, metadata, pdf)
  return Buffer.from(await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }))
}

/** Several documents in one, for printing; the result is an ordinary PDF. */
export async function mergePdfs(pdfs: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const merged = await PDFDocument.create()
  for await (const pdf of pdfs) {
    const source = await PDFDocument.load(pdf, { updateMetadata: false })
    for (const page of await merged.copyPages(source, source.getPageIndices())) merged.addPage(page)
  }
  return Buffer.from(await merged.save())
}
