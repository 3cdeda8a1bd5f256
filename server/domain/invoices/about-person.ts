import { definePersonalData, kept, type ErasureResult } from '#server/platform/personal-data'
import { keptUntil } from '#shared/legal-bases'

/** Invoices to a customer that is a person. */
export const invoicesAboutPerson = definePersonalData({
  name: 'invoices',
  subjects: ['Customer'],
  async export(ctx, { id: customerId }) {
    const invoices = await ctx.db.invoice.findMany({
      where: { customerId }, orderBy: { createdAt: 'asc' },
      select: {
        number: true, type: true, status: true, issuedOn: true, dueOn: true, currency: true, netTotal: true, grossTotal: true,
        pdfFileId: true,
        lines: { select: { position: true, description: true, quantity: true, unitPrice: true } },
      },
    })
    return {
      data: { invoices: invoices.map(({ pdfFileId: _file, ...invoice }) => invoice) },
      files: invoices.flatMap(({ number, pdfFileId }) => pdfFileId ? [{ name: `${number ?? 'draft'}.pdf`, fileId: pdfFileId }] : []),
    }
  },
  /** What was issued is a voucher and stays as it is; drafts are claims still to be made. */
  async erase(ctx, { id: customerId }) {
    const issued = { customerId, status: { not: 'DRAFT' as const } }
    const last = await ctx.db.invoice.findFirst({
      where: { ...issued, issuedOn: { not: null } }, orderBy: { issuedOn: 'desc' }, select: { issuedOn: true },
    })
    const lines: ErasureResult[] = []
    if (last?.issuedOn) {
      const count = await ctx.db.invoice.count({ where: issued })
      lines.push(kept('Invoice', count, { basis: 'vouchers', until: keptUntil('vouchers', last.issuedOn) }))
    }
    const drafts = await ctx.db.invoice.count({ where: { customerId, status: 'DRAFT' } })
    return [...lines, kept('Invoice', drafts, { basis: 'claims', until: null })]
  },
})
