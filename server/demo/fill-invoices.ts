import { addDays, instantInZone } from '#shared/calendar-day'
import type { InvoiceFromTime } from '#shared/contracts/invoices'
import { InvoiceDraftCreate } from '#shared/contracts/invoices'
import { Problem } from '#server/platform/errors'
import { cancelInvoice, draftInvoice, draftInvoiceFromTime, issueInvoice } from '../domain/invoices'
import { settleSome } from './fill-payments'
import type { DemoCompany } from './company-shape'
import type { DemoBase } from './fill-base'
import type { Step } from './fill'
import type { Random } from './random'

export interface InvoiceFill {
  base: DemoBase
  today: Date
  zone: string
  step: Step
}

/** What payments need to know of an issued invoice. */
export interface IssuedDemoInvoice {
  id: string
  number: string | null
  version: number
  gross: string
  dueOn: Date
  issuedOn: Date
}

/** Bills every month of the history at the beginning of the next one, as the company would have, and lets customers pay. */
export async function fillInvoices(random: Random, fill: InvoiceFill): Promise<number> {
  const issued: IssuedDemoInvoice[] = []
  let drafts = 0
  for (const month of monthsUntil(fill)) {
    for (const customer of fill.base.customers) {
      const invoice = await billMonth(random, fill, { customerId: customer.id, tax: customer.tax, ...month })
      if (invoice === 'draft') drafts++
      else if (invoice) issued.push(invoice)
    }
  }
  for (const invoice of issued) {
    if (random.chance(0.015)) await cancel(fill, invoice)
    else await settleSome(random, fill, invoice)
  }
  return issued.length + drafts
}

interface Month {
  from: Date
  to: Date
  /** The day on which it is billed. */
  billedOn: Date
  /** The month just over: part of it is still in draft. */
  isLast: boolean
}

function monthsUntil({ today, base }: InvoiceFill): Month[] {
  const start = addDays(today, -base.company.historyDays)
  const months: Month[] = []
  for (let index = 0; ; index++) {
    const from = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index, 1))
    const next = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index + 1, 1))
    const billedOn = addDays(next, 3)
    if (billedOn >= today) break
    months.push({ from, to: addDays(next, -1), billedOn, isLast: false })
  }
  const last = months.at(-1)
  if (last) last.isLast = true
  return months
}

type Bill = Month & { customerId: string, tax?: 'AE' | 'O' }

async function billMonth(random: Random, fill: InvoiceFill, bill: Bill): Promise<IssuedDemoInvoice | 'draft' | null> {
  const keepDraft = bill.isLast && random.chance(0.4)
  const fees = random.chance(0.05) ? fill.base.company.monthlyFees : []
  const now = instantInZone(bill.billedOn, '09:30', fill.zone)
  try {
    return await fill.step(async (ctx) => {
      const draft = fees.length
        ? await draftInvoice(ctx, monthlyInvoice(fees, bill))
        : await draftInvoiceFromTime(ctx, fromTime(random, bill))
      if (keepDraft) return 'draft'
      const issued = await issueInvoice(ctx, { id: draft.id, version: draft.version })
      await ctx.db.invoice.updateMany({ where: { id: issued.id }, data: { sentAt: now } })
      return { id: issued.id, number: issued.number, version: issued.version, gross: issued.grossTotal.toFixed(2),
        dueOn: issued.dueOn ?? bill.billedOn, issuedOn: bill.billedOn }
    }, now)
  }
  catch (error) {
    // A customer without time in the month gets no invoice.
    if (error instanceof Problem && error.code === 'invoice.nothing-to-bill') return null
    throw error
  }
}

function fromTime(random: Random, { customerId, from, to }: Bill): InvoiceFromTime {
  const grouping = random.pick(['ACTIVITY', 'ACTIVITY', 'PERSON', 'SINGLE'] as const)
  return { customerId, projectIds: [], from, to, grouping, withTimeAnnex: random.chance(0.5) }
}

function monthlyInvoice(fees: DemoCompany['monthlyFees'], { customerId, from, to, tax }: Bill): InvoiceDraftCreate {
  return InvoiceDraftCreate.parse({
    customerId, serviceFrom: from.toISOString().slice(0, 10), serviceTo: to.toISOString().slice(0, 10),
    discountPercent: tax ? null : '2', discountDays: tax ? null : 7,
    lines: fees.map(fee => ({ ...fee, quantity: '1', unit: 'MON', taxCategory: tax ?? 'S', taxRate: tax ? '0' : '19' })),
  })
}

async function cancel({ step, zone }: InvoiceFill, invoice: IssuedDemoInvoice): Promise<void> {
  const now = instantInZone(addDays(invoice.issuedOn, 2), '11:00', zone)
  await step(ctx => cancelInvoice(ctx, { id: invoice.id, version: invoice.version,
    reason: 'Rechnung an den falschen Empfänger gestellt' }), now)
}
