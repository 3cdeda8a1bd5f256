import { afterEach, describe, expect, it } from 'vitest'
import { cancelInvoice } from '#server/domain/invoices'
import { applyCredit, getCustomerCredit, getInvoicePayments, getPayment, listPayments, reversePayment } from '#server/domain/finance'
import { CreditApply, PaymentQuery } from '#shared/contracts/payments'
import { newWorld } from '../../support/world'
import { breaksOf, newClaims } from './given'

const world = await newWorld()
const claims = await newClaims(world)
const reverse = (id: string) => world.run('accountant', ctx => reversePayment(ctx, { id, reason: 'Rücklastschrift' }))
const apply = (invoiceId: string, amount?: string) => world.run('accountant', ctx => applyCredit(ctx, CreditApply.parse({ invoiceId, amount })))
const cancel = (invoice: { id: string, version: number }) => world.run('manager', ctx => cancelInvoice(ctx, { ...invoice, reason: 'Falscher Preis' }))
const creditOf = (id: string) => world.run('accountant', ctx => getCustomerCredit(ctx, { id }))
const paymentsOf = (id: string) => world.run('accountant', ctx => getInvoicePayments(ctx, { id }))

afterEach(async () => {
  expect(await breaksOf(world)).toEqual([])
})

describe('recording a payment', () => {
  it('makes an invoice partly paid, then paid', async () => {
    const invoice = await claims.invoice('119.00')
    const part = await claims.pay(invoice.id, '19.00', { reference: 'RE-1' })
    expect(await claims.stateOf(invoice.id)).toEqual({ status: 'PARTLY_PAID', paidTotal: '19.00' })
    await claims.pay(invoice.id, '100.00')
    expect(await claims.stateOf(invoice.id)).toEqual({ status: 'PAID', paidTotal: '119.00' })

    expect(part).toMatchObject({ method: 'BANK_TRANSFER', reference: 'RE-1', recordedBy: 'accountant Test' })
    expect(part.income.map(entry => [entry.kind, entry.invoice?.id, entry.amount.toFixed(2)])).toEqual([['PAYMENT', invoice.id, '19.00']])
    const { openTotal, items } = await paymentsOf(invoice.id)
    expect([openTotal.toFixed(2), items.map(item => item.amount.toFixed(2))]).toEqual(['0.00', ['19.00', '100.00']])
  })

  it('keeps what was paid too much as credit of the customer', async () => {
    const customerId = await claims.customer()
    const invoice = await claims.invoice('100.00', customerId)
    const payment = await claims.pay(invoice.id, '130.50')
    expect([payment.allocatedTotal.toFixed(2), payment.creditTotal.toFixed(2)]).toEqual(['100.00', '30.50'])
    expect(payment.income.map(entry => [entry.invoice?.id ?? null, entry.amount.toFixed(2)])).toEqual([[invoice.id, '100.00'], [null, '30.50']])
    expect((await creditOf(customerId)).sums.map(sum => [sum.currency, sum.amount.toFixed(2)])).toEqual([['EUR', '30.50']])
  })

  it('never pays more than is open when many record at once', async () => {
    const invoice = await claims.invoice('100.00', await claims.customer())
    const payments = await Promise.all(Array.from({ length: 8 }, () => claims.pay(invoice.id, '30.00')))
    expect(await claims.stateOf(invoice.id)).toEqual({ status: 'PAID', paidTotal: '100.00' })
    expect(payments.map(payment => payment.allocatedTotal.toNumber()).sort((a, b) => b - a)).toEqual([30, 30, 30, 10, 0, 0, 0, 0])
  })

  it('refuses drafts, cancelled invoices, cancellations and days to come', async () => {
    const invoice = await claims.invoice('10.00')
    const cancellation = await cancel(invoice)
    await expect(claims.pay(invoice.id, '10.00')).rejects.toMatchObject({ code: 'invoice.already-cancelled' })
    await expect(claims.pay(cancellation.id, '10.00')).rejects.toMatchObject({ code: 'payment.on-cancellation' })
    const open = await claims.invoice('10.00')
    await expect(claims.pay(open.id, '10.00', { receivedOn: '2026-04-02', now: () => new Date('2026-04-01T21:59:00Z') })).rejects
      .toMatchObject({ errors: [{ pointer: '#/receivedOn', code: 'payment.in-future' }] })
    // One minute later it is April 2nd in Berlin.
    await claims.pay(open.id, '10.00', { receivedOn: '2026-04-02', now: () => new Date('2026-04-01T22:00:00Z') })
  })

  it('does not know the invoices of another company', async () => {
    const invoice = await claims.invoice('10.00')
    await expect(world.run('accountant', ctx => getInvoicePayments(ctx, { id: invoice.id }), { company: 'B' })).rejects
      .toMatchObject({ code: 'record.not-found' })
  })
})

describe('reversing a payment', () => {
  it('opens the invoice again and books the counter entries once', async () => {
    const customerId = await claims.customer()
    const invoice = await claims.invoice('100.00', customerId)
    const payment = await claims.pay(invoice.id, '120.00')
    const reversed = await reverse(payment.id)
    expect(await claims.stateOf(invoice.id)).toEqual({ status: 'ISSUED', paidTotal: '0.00' })
    expect(reversed).toMatchObject({ reversalReason: 'Rücklastschrift', allocations: [] })
    expect(reversed.creditTotal.toFixed(2)).toBe('0.00')
    const counter = reversed.income.filter(entry => entry.kind === 'REVERSAL').map(entry => entry.amount.toFixed(2)).sort()
    expect(counter).toEqual(['-100.00', '-20.00'])
    expect((await creditOf(customerId)).items).toEqual([])
    expect((await paymentsOf(invoice.id)).reversed.map(entry => [entry.payment.id, entry.amount.toFixed(2)])).toEqual([[payment.id, '100.00']])
    await expect(reverse(payment.id)).rejects.toMatchObject({ code: 'payment.already-reversed' })
  })

  it('happens once when two do it at the same time', async () => {
    const invoice = await claims.invoice('50.00')
    const payment = await claims.pay(invoice.id, '50.00')
    const results = await Promise.allSettled([reverse(payment.id), reverse(payment.id), reverse(payment.id)])
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  })

  it('takes credit back that another invoice has used', async () => {
    const customerId = await claims.customer()
    const [first, second] = [await claims.invoice('10.00', customerId), await claims.invoice('40.00', customerId)]
    const payment = await claims.pay(first.id, '35.00')
    await apply(second.id)
    expect(await claims.stateOf(second.id)).toEqual({ status: 'PARTLY_PAID', paidTotal: '25.00' })
    await reverse(payment.id)
    expect(await claims.stateOf(first.id)).toEqual({ status: 'ISSUED', paidTotal: '0.00' })
    expect(await claims.stateOf(second.id)).toEqual({ status: 'ISSUED', paidTotal: '0.00' })
  })
})

describe('credit', () => {
  it('pays another invoice of the customer, oldest payment first, without new income', async () => {
    const customerId = await claims.customer()
    const paid = await claims.invoice('10.00', customerId)
    const younger = await claims.pay(paid.id, '30.00', { receivedOn: '2026-03-02' })
    const older = await claims.pay(paid.id, '5.00', { receivedOn: '2026-03-01' })
    const invoice = await claims.invoice('100.00', customerId)

    const after = await apply(invoice.id, '12.00')
    expect(after.items.map(item => [item.payment.id, item.amount.toFixed(2)])).toEqual(expect.arrayContaining([[older.id, '5.00'], [younger.id, '7.00']]))
    expect([after.openTotal.toFixed(2), after.customerCredit.toFixed(2)]).toEqual(['88.00', '13.00'])
    const { income } = await world.run('accountant', ctx => getPayment(ctx, { id: older.id }))
    expect(income.map(entry => [entry.kind, entry.invoice?.id ?? null, entry.amount.toFixed(2)])).toEqual([
      ['PAYMENT', null, '5.00'], ['TRANSFER', null, '-5.00'], ['TRANSFER', invoice.id, '5.00'],
    ])
    await apply(invoice.id)
    await expect(apply(invoice.id)).rejects.toMatchObject({ code: 'payment.no-credit' })
  })

  it('is refused beyond what is open or there', async () => {
    const customerId = await claims.customer()
    const [first, second] = [await claims.invoice('10.00', customerId), await claims.invoice('20.00', customerId)]
    await claims.pay(first.id, '40.00')
    await expect(apply(second.id, '20.01')).rejects.toMatchObject({ errors: [{ pointer: '#/amount', code: 'payment.exceeds-open' }] })
    await expect(apply(first.id)).rejects.toMatchObject({ code: 'invoice.nothing-open' })
    const third = await claims.invoice('500.00', customerId)
    await expect(apply(third.id, '30.01')).rejects.toMatchObject({ errors: [{ pointer: '#/amount', code: 'payment.exceeds-credit' }] })
  })

  it('is spent once when two invoices want it at the same time', async () => {
    const customerId = await claims.customer()
    const paid = await claims.invoice('10.00', customerId)
    await claims.pay(paid.id, '60.00')
    const invoices = [await claims.invoice('50.00', customerId), await claims.invoice('50.00', customerId), await claims.invoice('50.00', customerId)]
    await Promise.allSettled(invoices.map(invoice => apply(invoice.id)))
    const paidTotals = []
    for (const invoice of invoices) paidTotals.push((await claims.stateOf(invoice.id))?.paidTotal)
    expect(paidTotals.sort()).toEqual(['0.00', '0.00', '50.00'])
  })

  it('gets back what was paid on an invoice that is cancelled', async () => {
    const customerId = await claims.customer()
    const invoice = await claims.invoice('80.00', customerId)
    const payment = await claims.pay(invoice.id, '50.00')
    await expect(cancel(invoice)).rejects.toMatchObject({ code: 'record.changed' })
    await cancel({ id: invoice.id, version: invoice.version + 1 })
    expect(await claims.stateOf(invoice.id)).toEqual({ status: 'CANCELLED', paidTotal: '0.00' })
    expect((await creditOf(customerId)).items.map(item => [item.paymentId, item.creditTotal.toFixed(2)])).toEqual([[payment.id, '50.00']])
  })
})

describe('the database', () => {
  it('refuses what no use case does', async () => {
    const [customerId, other] = [await claims.customer(), await claims.customer()]
    const invoice = await claims.invoice('10.00', customerId)
    const foreign = await claims.invoice('10.00', other)
    const payment = await claims.pay(invoice.id, '15.00')
    const insert = (invoiceId: string, amount: string) => world.sql(
      'INSERT INTO "PaymentAllocation" (id, "paymentId", "invoiceId", amount) VALUES (gen_random_uuid(), $1, $2, $3)', [payment.id, invoiceId, amount])
    await expect(insert(invoice.id, '5.00')).rejects.toThrow('wmos:payment.exceeds-open')
    await expect(insert(foreign.id, '5.00')).rejects.toThrow('wmos:payment.of-another-customer')
    const second = await claims.invoice('10.00', customerId)
    await expect(insert(second.id, '5.01')).rejects.toThrow('wmos:payment.exceeds-credit')
    await expect(world.sql('UPDATE "PaymentAllocation" SET amount = 1')).rejects.toThrow('never changed')
    await expect(world.sql('UPDATE "Payment" SET "reversedAt" = now() WHERE id = $1', [payment.id])).rejects.toThrow('wmos:payment.is-final')
  })
})

describe('the list of payments', () => {
  it('is filtered by customer, period, method and reversal and finds by invoice number', async () => {
    const customerId = await claims.customer()
    const invoice = await claims.invoice('100.00', customerId)
    const [a, b] = [await claims.pay(invoice.id, '10.00', { receivedOn: '2026-01-10' }), await claims.pay(invoice.id, '20.00', { receivedOn: '2026-02-10' })]
    await reverse(a.id)
    const list = async (query: object) => {
      const { items, total } = await world.run('auditor', ctx => listPayments(ctx, PaymentQuery.parse({ customerId, ...query })))
      expect(total).toBe(items.length)
      return items.map(item => item.id)
    }
    expect(await list({})).toEqual([b.id, a.id])
    expect(await list({ from: '2026-02-01', to: '2026-02-28' })).toEqual([b.id])
    expect(await list({ reversed: 'true' })).toEqual([a.id])
    expect(await list({ reversed: 'false' })).toEqual([b.id])
    expect(await list({ method: 'CASH' })).toEqual([])
    expect(await list({ q: invoice.number ?? '', sort: 'amount' })).toEqual([a.id, b.id])
  })
})
