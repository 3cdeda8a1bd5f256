import { z } from 'zod'
import { Id } from '#shared/contracts/primitives'
import { InvoiceContent } from '#shared/invoice-content'
import type { Context } from '#server/platform/context'
import { defineJob, type JobRun } from '#server/platform/jobs'
import { required } from '#server/platform/errors'
import { putBytes, storeFile, type PutBytes } from '#server/platform/stored-files'
import { contentHash } from '../content-hash'
import { tellFollowers } from '../tell-followers'
import { findLogo } from '../delivery/find-logo'
import { fileStem, hybridPdf } from '../delivery/hybrid-pdf'

interface MadeFile {
  bytes: Buffer
  object: PutBytes
}

async function readIssued(ctx: Context, invoiceId: string) {
  const invoice = required(await ctx.db.invoice.findFirst({
    where: { id: invoiceId, status: { not: 'DRAFT' } },
    select: { content: true, contentHash: true, issuedAt: true, pdfFileId: true },
  }))
  const content = InvoiceContent.parse(invoice.content)
  if (contentHash(content) !== invoice.contentHash) throw new Error('the content is not what was issued')
  return {
    tenantId: ctx.actor.tenantId, content, createdAt: invoice.issuedAt ?? ctx.now(), isMade: invoice.pdfFileId !== null,
    logo: await findLogo(ctx, content.logo),
  }
}

/** Notes the files on the invoice once; a second delivery finds them there and leaves them alone. */
async function keepFiles(ctx: Context, invoiceId: string, made: { stem: string, pdf: MadeFile, xml: MadeFile }) {
  const [row] = await ctx.db.$queryRaw<{ pdfFileId: string | null }[]>`
    SELECT "pdfFileId" FROM "Invoice" WHERE id = ${invoiceId}::uuid AND "tenantId" = current_tenant() FOR UPDATE`
  if (!row || row.pdfFileId !== null) return
  const pdf = await storeFile(ctx, { name: `${made.stem}.pdf`, mimeType: 'application/pdf', purpose: 'invoice-pdf', ...made.pdf })
  const xml = await storeFile(ctx, { name: `${made.stem}.xml`, mimeType: 'application/xml', purpose: 'invoice-xml', ...made.xml })
  await ctx.db.invoice.updateMany({ where: { id: invoiceId, pdfFileId: null }, data: { pdfFileId: pdf.id, xmlFileId: xml.id } })
  await tellFollowers(ctx, invoiceId)
}

/** Makes PDF and XML of an issued document and keeps them once; nothing happens where they are there already. */
export async function makeFiles(run: JobRun, invoiceId: string): Promise<void> {
  const { tenantId, content, createdAt, isMade, logo } = await run.inTenant(ctx => readIssued(ctx, invoiceId))
  if (isMade) return
  const { pdf, xml } = await hybridPdf(content, logo, createdAt)
  const [pdfObject, xmlObject] = await Promise.all([
    putBytes(tenantId, pdf, 'application/pdf'), putBytes(tenantId, xml, 'application/xml'),
  ])
  await run.inTenant(ctx => keepFiles(ctx, invoiceId, {
    stem: fileStem(content), pdf: { bytes: pdf, object: pdfObject }, xml: { bytes: xml, object: xmlObject },
  }))
}

/** Makes PDF and XML of an issued document after commit and keeps them once with their SHA-256. */
export const renderInvoiceJob = defineJob({
  name: 'invoice.render',
  data: z.strictObject({ invoiceId: Id }),
  handle: (run, { invoiceId }) => makeFiles(run, invoiceId),
})
