import { addDays } from '#shared/calendar-day'
import { Decimal } from '#shared/money'
import { recordPayment } from '../domain/finance'
import type { InvoiceFill, IssuedDemoInvoice } from './fill-invoices'
import type { Random } from './random'

/** Most customers pay around the due day, some in two parts, a few too much, a few not at all. */
export async function settleSome(random: Random, fill: InvoiceFill, invoice: IssuedDemoInvoice): Promise<void> {
  const receivedOn = addDays(invoice.dueOn, random.int(-8, 12))
  if (receivedOn > fill.today) return
  const gross = new Decimal(invoice.gross)
  // Old debts have been chased long ago: only the last months are open.
  const habit = addDays(invoice.dueOn, 100) < fill.today ? random.next() / 2 + 0.5 : random.next()
  if (habit < 0.08) return
  if (habit < 0.13) await pay(fill, invoice, { amount: gross.times('0.4'), receivedOn })
  else if (habit < 0.2) {
    const half = gross.times('0.5').toDecimalPlaces(2)
    await pay(fill, invoice, { amount: half, receivedOn })
    const second = addDays(receivedOn, 14)
    if (second <= fill.today) await pay(fill, invoice, { amount: gross.minus(half), receivedOn: second })
  }
  else if (habit < 0.22 || habit > 0.99) await pay(fill, invoice, { amount: gross.plus(10), receivedOn })
  else await pay(fill, invoice, { amount: gross, receivedOn })
}

async function pay(fill: InvoiceFill, { id, number }: IssuedDemoInvoice, { amount, receivedOn }: { amount: Decimal
  receivedOn: Date }): Promise<void> {
  await fill.step(ctx => recordPayment(ctx, {
    invoiceId: id, amount: amount.toDecimalPlaces(2), receivedOn, method: 'BANK_TRANSFER', reference: number,
  }))
}
