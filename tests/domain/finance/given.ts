import { randomUUID } from 'node:crypto'
import { draftInvoice, issueInvoice } from '#server/domain/invoices'
import { recordPayment } from '#server/domain/finance'
import { InvoiceDraftCreate } from '#shared/contracts/invoices'
import { PaymentRecord } from '#shared/contracts/payments'
import { newBilling } from '../../support/billing'
import { breaksOfRule } from '../../support/rules'
import type { World } from '../../support/world'

interface When {
  now?: () => Date
}

/** Issued invoices of an exact gross amount, and payments on them as the form sends them. */
export async function newClaims(world: World) {
  const billing = await newBilling(world)
  return {
    customerId: billing.customerId,
    async customer(): Promise<string> {
      const id = randomUUID()
      await world.sql(`INSERT INTO "Customer" (id, number, name, "invoiceEmail", "updatedAt") VALUES ($1, $2, $3, 'rechnung@kunde.example', now())`,
        [id, `K-${id.slice(-8)}`, `Kunde ${id.slice(-8)}`])
      await world.sql(`INSERT INTO "CustomerAddress" (id, "customerId", street, "postalCode", city) VALUES ($1, $2, 'Weg 1', '20095', 'Hamburg')`,
        [randomUUID(), id])
      return id
    },
    async invoice(gross: string, customerId = billing.customerId) {
      const lines = [{ description: 'Beratung', quantity: '1', unit: 'C62', unitPrice: gross, taxCategory: 'Z', taxRate: '0' }]
      return world.run('manager', async (ctx) => {
        const draft = await draftInvoice(ctx, InvoiceDraftCreate.parse({ customerId, serviceTo: '2026-03-31', lines }))
        return issueInvoice(ctx, { id: draft.id, version: draft.version })
      })
    },
    pay(invoiceId: string, amount: string, { now, ...extra }: When & { receivedOn?: string, reference?: string } = {}) {
      const input = PaymentRecord.parse({ amount, receivedOn: '2026-04-01', ...extra })
      return world.run('accountant', ctx => recordPayment(ctx, { invoiceId, ...input }), { now })
    },
    async stateOf(invoiceId: string) {
      const [row] = await world.sql<{ status: string, paidTotal: string }>('SELECT status, "paidTotal"::text FROM "Invoice" WHERE id = $1', [invoiceId])
      return row
    },
  }
}

/** What must hold at any time; answers one sentence per break, none when all is well. */
export async function breaksOf(world: World): Promise<string[]> {
  const rows = await world.sql<{ problem: string }>(`
    WITH used AS (SELECT "paymentId", sum(amount) AS amount FROM "PaymentAllocation" GROUP BY 1),
      paid AS (SELECT "invoiceId", sum(amount) AS amount FROM "PaymentAllocation" GROUP BY 1),
      invoice AS (SELECT i.*, coalesce(paid.amount, 0) AS allocated FROM "Invoice" i LEFT JOIN paid ON paid."invoiceId" = i.id),
      payment AS (SELECT p.*, coalesce(used.amount, 0) AS used FROM "Payment" p LEFT JOIN used ON used."paymentId" = p.id)
    SELECT 'paid total of ' || number AS problem FROM invoice WHERE "paidTotal" <> allocated
    UNION ALL SELECT 'overpaid ' || number FROM invoice WHERE type = 'INVOICE' AND allocated > "grossTotal"
    UNION ALL SELECT 'status of ' || number || ' is ' || status FROM invoice WHERE type = 'INVOICE' AND status <> 'DRAFT' AND status::text <> CASE
      WHEN status = 'CANCELLED' THEN 'CANCELLED' WHEN allocated = 0 THEN 'ISSUED' WHEN allocated < "grossTotal" THEN 'PARTLY_PAID' ELSE 'PAID' END
    UNION ALL SELECT 'payment on cancelled ' || number FROM invoice WHERE status = 'CANCELLED' AND allocated > 0
    UNION ALL SELECT 'credit below zero' FROM payment WHERE used > amount
    UNION ALL SELECT 'reversed payment in use' FROM payment WHERE "reversedAt" IS NOT NULL AND used > 0
    UNION ALL SELECT 'income of payment ' || p.id FROM payment p
      WHERE (SELECT coalesce(sum(e.amount), 0) FROM "IncomeEntry" e WHERE e."paymentId" = p.id) <> CASE WHEN p."reversedAt" IS NULL THEN p.amount ELSE 0 END
    UNION ALL SELECT 'income of invoice ' || i.number FROM invoice i
      WHERE (SELECT coalesce(sum(e.amount), 0) FROM "IncomeEntry" e WHERE e."invoiceId" = i.id) <> i.allocated`)
  const wrongDays = await breaksOfRule(world, 'sum of claims is not what is owed')
  return [...rows.map(row => row.problem), ...wrongDays ? [`sum of claims on ${wrongDays} days`] : []]
}
