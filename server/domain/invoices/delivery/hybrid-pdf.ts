import type { InvoiceContent } from '#shared/invoice-content'
import { archivePdf } from '#server/platform/pdf-archive'
import { renderPdf } from '#server/platform/pdf'
import { documentAssets } from '../document/document-assets'
import { documentTexts } from '../document/document-texts'
import { invoiceDocument } from '../document/invoice-document'
import { invoiceXmlCii } from '../e-invoice/invoice-xml-cii'
import type { StoredFileRow } from '#server/platform/stored-files'

/** Name of a document for people, e.g. "Rechnung RE-2026-0042". */
export function documentName(content: InvoiceContent): string {
  const texts = documentTexts(content.language)
  return `${content.type === 'CANCELLATION' ? texts.cancellation : texts.invoice} ${content.number}`
}

/** File name without ending: only characters that every file system and mail program takes. */
export function fileStem(content: InvoiceContent): string {
  return documentName(content).replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^-+|-+$/g, '')
}

/** PDF/A-3b with the EN 16931 XML inside (ZUGFeRD), and that XML. Slow: never inside a transaction. */
export async function hybridPdf(content: InvoiceContent, logo: StoredFileRow | null, createdAt: Date) {
  const xml = invoiceXmlCii(content, 'zugferd')
  const printed = await renderPdf(await invoiceDocument(content, await documentAssets(logo)))
  const title = documentName(content)
  const pdf = await archivePdf(
    printed,
    { title, author: content.seller.name, language: content.language, createdAt },
    { name: 'factur-x.xml', xml, description: `${title} (EN 16931)`, conformanceLevel: 'EN 16931' },
  )
  return { pdf, xml: Buffer.from(xml, 'utf8') }
}
