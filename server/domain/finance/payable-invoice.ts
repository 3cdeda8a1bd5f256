import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { Decimal } from '#shared/money'

interface LockedInvoice {
  id: string
  type: string
  status: string
  customerId: string
  number: string | null
  currency: string
  open: string
}

/** An issued invoice that stays locked until commit. */
export interface PayableInvoice {
  id: string
  customerId: string
  number: string
  currency: string
  /** Gross less paid; 0 when paid. */
  open: Decimal
}

/**
 * Locks an invoice that can take payments. Two payments at once come one after the other here, so the second sees what
 * the first has left open. Throws `record.not-found`, `invoice.not-issued`, `invoice.already-cancelled`, `payment.on-cancellation`.
 */
export async function lockPayableInvoice(ctx: Context, id: string): Promise<PayableInvoice> {
  const rows = await ctx.db.$queryRaw<LockedInvoice[]>`
    SELECT id::text AS id, type::text AS type, status::text AS status, "customerId"::text AS "customerId", number, currency,
      ("grossTotal" - "paidTotal")::text AS open
    FROM "Invoice" WHERE "tenantId" = current_tenant() AND id = ${id}::uuid FOR UPDATE`
  const invoice = required(rows[0])
  if (invoice.type !== 'INVOICE') throw new Problem('payment.on-cancellation')
  if (invoice.status === 'DRAFT') throw new Problem('invoice.not-issued')
  if (invoice.status === 'CANCELLED') throw new Problem('invoice.already-cancelled')
  return { id: invoice.id, customerId: invoice.customerId, number: invoice.number ?? '', currency: invoice.currency, open: new Decimal(invoice.open) }
}

/** Locks invoices in the order of their ids. Whoever locks invoices and payments locks the invoices first. */
export async function lockInvoices(ctx: Context, ids: readonly string[]): Promise<void> {
  await ctx.db.$queryRaw`
    SELECT id FROM "Invoice" WHERE "tenantId" = current_tenant() AND id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`
}
