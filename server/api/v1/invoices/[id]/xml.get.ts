import { getInvoiceXml } from '#server/domain/invoices'
import { defineDownload } from '#server/platform/define-download'
import { InvoiceXmlQuery } from '#shared/contracts/invoice-delivery'
import { IdParams } from '#shared/contracts/primitives'

export default defineDownload({
  summary: 'E-invoice of an issued document: ZUGFeRD XML or XRechnung in CII or UBL',
  permission: 'backoffice.invoices.read',
  params: IdParams,
  query: InvoiceXmlQuery,
  mimeTypes: ['application/xml'],
  errors: ['invoice.not-issued', 'invoice.files-not-ready', 'invoice.xrechnung-incomplete'],
  handle: (ctx, { params, query }) => getInvoiceXml(ctx, { ...params, ...query }),
})
