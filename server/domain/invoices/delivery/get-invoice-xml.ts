import type { Context } from '#server/platform/context'
import { openFile, readFileOf } from '#server/platform/stored-files'
import { xrechnung } from '../e-invoice/xrechnung'
import { fileStem } from './hybrid-pdf'
import { madeFile, requireIssuedInvoice } from './issued-invoice'

interface Input {
  id: string
  format: 'zugferd' | 'cii' | 'ubl'
}

/**
 * The e-invoice of an issued document: the very XML that the PDF carries, or an XRechnung made from the same frozen
 * content. Throws `invoice.not-issued`, `invoice.files-not-ready`, `invoice.xrechnung-incomplete`.
 */
export async function getInvoiceXml(ctx: Context, { id, format }: Input) {
  const invoice = await requireIssuedInvoice(ctx, id)
  const stem = fileStem(invoice.content)
  if (format === 'zugferd') {
    const file = await readFileOf(ctx, madeFile(invoice.xmlFileId))
    return { name: `${stem}.xml`, mimeType: 'application/xml', body: () => openFile(file) }
  }
  return { name: `${stem}-xrechnung-${format}.xml`, mimeType: 'application/xml', body: xrechnung(invoice.content, format) }
}
