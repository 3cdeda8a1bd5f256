import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { renderPdf } from '#server/platform/pdf'
import { openFile, readFileOf } from '#server/platform/stored-files'
import { todayOf } from '#server/platform/today'
import { documentAssets } from '../document/document-assets'
import { invoiceDocument } from '../document/invoice-document'
import { invoiceContentOf } from '../invoice-content-of'
import { issueFacts } from '../issue-facts'
import { findLogo } from './find-logo'
import { madeFile } from './issued-invoice'

/**
 * The PDF of an issued document as it was made and kept; of a draft a preview with watermark as it would look today.
 * Throws `record.not-found`, `invoice.files-not-ready`, `pdf.browser-missing`.
 */
export async function getInvoicePdf(ctx: Context, { id }: { id: string }) {
  const invoice = required(await ctx.db.invoice.findFirst({ where: { id }, select: { status: true, pdfFileId: true } }))
  if (invoice.status === 'DRAFT') return draftPreview(ctx, id)
  const file = await readFileOf(ctx, madeFile(invoice.pdfFileId))
  return { name: file.name, mimeType: file.mimeType, inline: true, body: () => openFile(file) }
}

async function draftPreview(ctx: Context, id: string) {
  const content = await invoiceContentOf(ctx, await issueFacts(ctx, id), { number: '', issuedOn: todayOf(ctx) })
  const logo = await findLogo(ctx, content.logo)
  return {
    name: content.language === 'en' ? 'invoice-draft.pdf' : 'rechnungsentwurf.pdf',
    mimeType: 'application/pdf',
    inline: true,
    body: async () => renderPdf(await invoiceDocument(content, await documentAssets(logo))),
  }
}
