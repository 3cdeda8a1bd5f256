import { describe, expect, it } from 'vitest'
import { applyCredit, exportIncome, incomeByCustomer, incomeByMonth, listIncome, reversePayment } from '#server/domain/finance'
import { IncomeByCustomerQuery, IncomeByMonthQuery, IncomeExportQuery, IncomeQuery } from '#shared/contracts/finance'
import { newWorld } from '../../support/world'
import { newClaims } from './given'

const world = await newWorld()
const claims = await newClaims(world)
const inMay = () => new Date('2026-05-20T10:00:00Z')

const list = (query: object) => world.run('auditor', ctx => listIncome(ctx, IncomeQuery.parse(query)))
const byMonth = (query: object) => world.run('auditor', ctx => incomeByMonth(ctx, IncomeByMonthQuery.parse(query)))
const byCustomer = (query: object) => world.run('auditor', ctx => incomeByCustomer(ctx, IncomeByCustomerQuery.parse(query)))
const reverse = (id: string) => world.run('accountant', ctx => reversePayment(ctx, { id, reason: 'Rücklastschrift' }), { now: inMay })

/** A customer who paid 100 and 20 too much in March, used 15 of it in May, and had 30 of April taken back in May. */
async function history() {
  const customerId = await claims.customer()
  const [first, second] = [await claims.invoice('100.00', customerId), await claims.invoice('60.00', customerId)]
  await claims.pay(first.id, '120.00', { receivedOn: '2026-03-31', reference: 'Dauerauftrag' })
  const returned = await claims.pay(second.id, '30.00', { receivedOn: '2026-04-01' })
  await world.run('accountant', ctx => applyCredit(ctx, { invoiceId: second.id }), { now: inMay })
  await reverse(returned.id)
  return { customerId, first, second }
}

describe('income', () => {
  it('counts a month as it was received and a reversal in the month it is made', async () => {
    const { customerId } = await history()
    const { months, total, firstYear, lastYear } = await byMonth({ year: '2026', customerId })
    expect(months).toHaveLength(12)
    expect(months.slice(2, 5).map(month => [month.received, month.reversed, month.total].map(amount => amount.toFixed(2)))).toEqual([
      ['120.00', '0.00', '120.00'], ['30.00', '0.00', '30.00'], ['0.00', '-30.00', '-30.00'],
    ])
    expect([total.toFixed(2), firstYear, lastYear]).toEqual(['120.00', 2026, 2026])
    expect((await byMonth({ year: '2025', customerId })).total.isZero()).toBe(true)
  })

  it('lists entries of a month with their sum and finds them by invoice and reference', async () => {
    const { customerId, first } = await history()
    const march = await list({ customerId, month: '2026-03', sort: 'amount' })
    expect(march.items.map(item => [item.kind, item.invoice?.id ?? null, item.amount.toFixed(2)])).toEqual([
      ['PAYMENT', null, '20.00'], ['PAYMENT', first.id, '100.00'],
    ])
    expect([march.total, march.sums.map(sum => `${sum.amount.toFixed(2)} ${sum.currency}`)]).toEqual([2, ['120.00 EUR']])
    const all = await list({ customerId, limit: '1' })
    expect([all.items.length, all.total, all.sums[0]?.amount.toFixed(2)]).toEqual([1, 6, '120.00'])
    expect((await list({ customerId, kind: 'TRANSFER' })).sums[0]?.amount.toFixed(2)).toBe('0.00')
    expect((await list({ customerId, q: first.number ?? '' })).total).toBe(1)
    expect((await list({ customerId, q: 'dauerauf', from: '2026-03-01', to: '2026-04-30' })).total).toBe(2)
    expect((await list({ customerId, method: 'CASH' })).sums).toEqual([])
  })

  it('sums by customer over a period and over all pages', async () => {
    const small = await claims.customer()
    const big = await claims.customer()
    await claims.pay((await claims.invoice('50.00', small)).id, '50.00', { receivedOn: '2024-06-01' })
    await claims.pay((await claims.invoice('70.00', big)).id, '75.00', { receivedOn: '2024-06-30' })
    const june = { from: '2024-06-01', to: '2024-06-30' }
    const first = await byCustomer({ ...june, limit: '1' })
    expect(first.items.map(item => [item.customer.id, item.paymentCount, item.total.toFixed(2)])).toEqual([[big, 1, '75.00']])
    expect([first.total, first.sum.toFixed(2), first.currency]).toEqual([2, '125.00', 'EUR'])
    expect((await byCustomer({ ...june, sort: 'total' })).items.map(item => item.customer.id)).toEqual([small, big])
    expect((await byCustomer({ ...june, to: '2024-06-29' })).items.map(item => item.customer.id)).toEqual([small])
    expect(await byCustomer({ ...june, currency: 'USD' })).toMatchObject({ items: [], total: 0 })
  })

  it('goes into a spreadsheet, oldest first, and formulas in texts stay texts', async () => {
    const customerId = await claims.customer()
    const invoice = await claims.invoice('10.00', customerId)
    await claims.pay(invoice.id, '12.50', { receivedOn: '2026-02-02', reference: '=1+1' })
    const file = async (format: string) => {
      const download = await world.run('auditor', ctx => exportIncome(ctx, IncomeExportQuery.parse({ format, customerId })))
      return { ...download, body: typeof download.body === 'function' ? await download.body() : download.body }
    }
    const csv = await file('csv')
    expect(csv.name).toBe('einnahmen.csv')
    const lines = String(csv.body).trim().split('\r\n')
    expect(lines[0]).toContain('Datum;Art;Kundennummer;Kunde;Rechnung;Zahlungsart;Verwendungszweck;Betrag;Währung')
    expect(lines[1]).toMatch(new RegExp(`^02\\.02\\.2026;Zahlung;K-.*;${invoice.number};Überweisung;'=1\\+1;10,00;EUR$`))
    expect(lines[2]).toMatch(/;Guthaben;Überweisung;'=1\+1;2,50;EUR$/)
    expect(Buffer.from((await file('xlsx')).body as Uint8Array).subarray(0, 2).toString()).toBe('PK')
  })

  it('stays with its company', async () => {
    await history()
    const foreign = await world.run('auditor', ctx => listIncome(ctx, IncomeQuery.parse({})), { company: 'B' })
    expect(foreign).toEqual({ items: [], total: 0, sums: [] })
  })
})
