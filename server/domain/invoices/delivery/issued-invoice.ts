import { InvoiceContent } from '#shared/invoice-content'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'

const fields = {
  id: true, type: true, status: true, number: true, content: true, dueOn: true, grossTotal: true, paidTotal: true, pdfFileId: true,
  xmlFileId: true, sentAt: true, issuedAt: true, version: true,
  customer: {
    select: {
      name: true, invoiceEmail: true, email: true,
      contacts: { select: { firstName: true, lastName: true, email: true, isPrimary: true }, orderBy: [{ isPrimary: 'desc' }, { lastName: 'asc' }] },
    },
  },
} as const satisfies Prisma.InvoiceSelect

/** An issued document with its frozen content. Throws `record.not-found`, `invoice.not-issued`. */
export async function requireIssuedInvoice(ctx: Context, id: string) {
  const invoice = required(await ctx.db.invoice.findFirst({ relationLoadStrategy: 'join', where: { id }, select: fields }))
  if (invoice.status === 'DRAFT') throw new Problem('invoice.not-issued')
  return { ...invoice, content: InvoiceContent.parse(invoice.content) }
}

export type IssuedInvoice = Awaited<ReturnType<typeof requireIssuedInvoice>>

/** The id of a file that the render job makes. Throws `invoice.files-not-ready` while it has not. */
export function madeFile(fileId: string | null): string {
  if (!fileId) throw new Problem('invoice.files-not-ready')
  return fileId
}
