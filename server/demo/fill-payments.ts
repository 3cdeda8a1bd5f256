import { addDays } from '#shared/calendar-day'
import { Decimal } from '#shared/money'
import { recordPayment } from '../domain/finance'
import type { InvoiceFill, IssuedDemoInvoice } from './fill-invoices'
import type { Random } from './random'

/** Most customers pay around the due day, some in two parts, a few too much, a few not at all. */
export async function settleSome(random: Random, fill: InvoiceFill, invoice: IssuedDemoInvoice): Promise<void> {
  const receivedOn = addDays(invoice.dueOn, random.int(-8, 12))
  if (receivedOn > fill.today || random.chance(0.03)) return
  const gross = new Decimal(invoice.gross)
  const habit = random.next()
  if (habit < 0.05) await pay(fill, invoice, { amount: gross.times('0.4'), receivedOn })
  else if (habit < 0.1) {
    const half = gross.times('0.5').toDecimalPlaces(2)
    await pay(fill, invoice, { amount: half, receivedOn })
    const second = addDays(receivedOn, 14)
    if (second <= fill.today) await pay(fill, invoice, { amount: gross.minus(half), receivedOn: second })
  }
  else if (habit < 0.12) await pay(fill, invoice, { amount: gross.plus(10), receivedOn })
  else await pay(fill, invoice, { amount: gross, receivedOn })
}

async function pay(fill: InvoiceFill, { id }: IssuedDemoInvoice, { amount, receivedOn }: { amount: Decimal
  receivedOn: Date }): Promise<void> {
  await fill.step(ctx => recordPayment(ctx, {
    invoiceId: id, amount: amount.toDecimalPlaces(2), receivedOn, method: 'BANK_TRANSFER', reference: 'Überweisung',
  }))
}
