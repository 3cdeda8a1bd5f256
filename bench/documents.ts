import { readFile } from 'node:fs/promises'
import type { Client } from 'pg'
import { hybridPdf } from '#server/domain/invoices/delivery/hybrid-pdf'
import { setDocumentAssetReader } from '#server/platform/document-fonts'
import { closePdfRenderer } from '#server/platform/pdf'
import { InvoiceContent } from '#shared/invoice-content'
import { runLoad } from './load'
import { add } from './table'

/** PDF/A-3 with XML of the demo company's invoices: one after the other on a warm browser, then in a batch. */
export async function measureDocuments(owner: Client): Promise<void> {
  setDocumentAssetReader(name => readFile(new URL(`../server/document-assets/${name}`, import.meta.url)))
  const { rows } = await owner.query<{ content: unknown }>(
    `SELECT content FROM "Invoice" WHERE content ? 'seller' AND type = 'INVOICE' ORDER BY "issuedAt" DESC LIMIT 40`)
  const contents = rows.map(row => InvoiceContent.parse(row.content)).map(content => ({ ...content, timeAnnex: null }))
  const request = async (index: number) => {
    const content = contents[index % contents.length]
    if (content) await hybridPdf(content, null, new Date())
  }
  const single = await runLoad({ connections: 1, seconds: 5, request })
  add({
    name: 'invoice PDF/A-3 with XML, warm', connections: 1, rate: `${single.perSecond.toFixed(1)}/s`, p50: `${single.p50.toFixed(0)} ms`,
    p95: `${single.p95.toFixed(0)} ms`, errors: single.errors, target: 'p50 ≤ 250 ms', met: single.p50 <= 250 && single.errors === 0,
  })
  const batch = await runLoad({ connections: 3, seconds: 5, request })
  add({
    name: 'invoice PDF/A-3 with XML, batch', connections: 3, rate: `${batch.perSecond.toFixed(1)}/s`, p50: `${batch.p50.toFixed(0)} ms`,
    p95: `${batch.p95.toFixed(0)} ms`, errors: batch.errors, target: '≥ 8/s', met: batch.perSecond >= 8 && batch.errors === 0,
  })
  await closePdfRenderer()
}
