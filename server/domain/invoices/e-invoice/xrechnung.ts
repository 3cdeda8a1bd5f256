import type { InvoiceContent } from '#shared/invoice-content'
import { Problem } from '#server/platform/errors'
import { invoiceXmlCii } from './invoice-xml-cii'
import { invoiceXmlUbl } from './invoice-xml-ubl'
import { xrechnungGaps } from './xrechnung-gaps'

/** XRechnung 3.0 in either syntax. Throws `invoice.xrechnung-incomplete` with the fields that are missing. */
export function xrechnung(content: InvoiceContent, syntax: 'cii' | 'ubl'): string {
  const gaps = xrechnungGaps(content)
  if (gaps.length > 0) throw new Problem('invoice.xrechnung-incomplete', { errors: gaps })
  return syntax === 'cii' ? invoiceXmlCii(content, 'xrechnung') : invoiceXmlUbl(content)
}
