import type { Context } from '#server/platform/context'
import type { PaymentMethod } from '#shared/choices/payments'
import { Decimal } from '#shared/money'

interface Row {
  paymentId: string
  receivedOn: Date
  method: PaymentMethod
  reference: string | null
  currency: string
  amount: string
  credit: string
}

/** A payment that is not used up. */
export interface OpenCredit {
  paymentId: string
  receivedOn: Date
  method: PaymentMethod
  reference: string | null
  currency: string
  amount: Decimal
  creditTotal: Decimal
}

interface CreditOf {
  customerId: string
  /** All currencies when left out. */
  currency?: string
}

/** Payments of a customer that no invoice has used up, oldest first. */
export async function findOpenCredit(ctx: Context, of: CreditOf): Promise<OpenCredit[]> {
  const { customerId, currency = null } = of
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT p.id::text AS "paymentId", p."receivedOn", p.method, p.reference, p.currency, p.amount::text AS amount,
      (p.amount - coalesce(sum(a.amount), 0))::text AS credit
    FROM "Payment" p
    LEFT JOIN "PaymentAllocation" a ON a."tenantId" = p."tenantId" AND a."paymentId" = p.id
    WHERE p."tenantId" = current_tenant() AND p."customerId" = ${customerId}::uuid AND p."reversedAt" IS NULL
      AND (${currency}::text IS NULL OR p.currency = ${currency})
    GROUP BY p."tenantId", p.id
    HAVING p.amount > coalesce(sum(a.amount), 0)
    ORDER BY p."receivedOn", p.id`
  return rows.map(({ credit, amount, ...row }) => ({ ...row, amount: new Decimal(amount), creditTotal: new Decimal(credit) }))
}

/**
 * The same, locked until commit: a reversal or another use of the same credit waits. Reads again after the lock, since
 * what was read before may be used by now.
 */
export async function lockOpenCredit(ctx: Context, of: { customerId: string, currency: string }): Promise<OpenCredit[]> {
  const candidates = await findOpenCredit(ctx, of)
  const ids = candidates.map(candidate => candidate.paymentId)
  if (ids.length === 0) return []
  await ctx.db.$queryRaw`
    SELECT id FROM "Payment" WHERE "tenantId" = current_tenant() AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`
  const locked = new Set(ids)
  return (await findOpenCredit(ctx, of)).filter(credit => locked.has(credit.paymentId))
}
