import { describe, expect, it } from 'vitest'
import { changeDraft, deleteDraft, draftInvoice, draftInvoiceFromTime, getInvoice, previewInvoiceFromTime } from '#server/domain/invoices'
import { InvoiceDraftCreate, InvoiceFromTime } from '#shared/contracts/invoices'
import { newBilling } from '../../support/billing'
import { newWorld } from '../../support/world'

const world = await newWorld()
const billing = await newBilling(world)
const fromTime = (input: object = {}) => InvoiceFromTime.parse({ customerId: billing.customerId, ...input })
const line = { description: 'Beratung', quantity: '2', unit: 'HUR', unitPrice: '100', taxCategory: 'S', taxRate: '19' }
const claimed = (id: string) => world.sql<{ invoiceLineId: string | null }>('SELECT "invoiceLineId" FROM "TimeEntry" WHERE id = $1',
  [id]).then(([row]) => row?.invoiceLineId)

describe('a draft from time', () => {
  it('shows the same lines before and after, and ties each to its time', async () => {
    const entries = [await billing.time('2026-03-02', { minutes: 90 }), await billing.time('2026-03-03', { minutes: 60, rate: '110' })]
    const input = fromTime({ from: '2026-03-01', to: '2026-03-31' })
    const preview = await world.run('manager', ctx => previewInvoiceFromTime(ctx, input))
    const draft = await world.run('manager', ctx => draftInvoiceFromTime(ctx, input))

    expect(preview.entryCount).toBe(2)
    expect(draft.lines.map(row => [row.quantity.toFixed(), row.unitPrice.toFixed(), row.netAmount.toFixed(2),
      row.timeEntryCount])).toEqual([
      ['1.5', '95', '142.50', 1], ['1', '110', '110.00', 1],
    ])
    expect(draft.netTotal.toFixed(2)).toBe(preview.netTotal.toFixed(2))
    expect([draft.netTotal.toFixed(2), draft.taxTotal.toFixed(2), draft.grossTotal.toFixed(2)]).toEqual(['252.50', '47.98', '300.48'])
    for (const id of entries) expect(await claimed(id)).not.toBeNull()
  })

  it('lets one of two people win who bill the same time at once', async () => {
    await billing.time('2026-04-01')
    const input = fromTime({ from: '2026-04-01', to: '2026-04-30' })
    const attempts = await Promise.allSettled([1, 2].map(() => world.run('manager', ctx => draftInvoiceFromTime(ctx, input))))
    expect(attempts.filter(attempt => attempt.status === 'fulfilled')).toHaveLength(1)
    const [loser] = attempts.filter(attempt => attempt.status === 'rejected')
    expect(['time-entry.already-billed', 'invoice.nothing-to-bill']).toContain(loser?.reason.code)
  })

  it('bills neither unapproved time nor time without a rate', async () => {
    await billing.time('2026-05-04', { status: 'SUBMITTED' })
    await billing.time('2026-05-05', { rate: null })
    const input = fromTime({ from: '2026-05-01', to: '2026-05-31' })
    await expect(world.run('manager', ctx => draftInvoiceFromTime(ctx, input))).rejects.toMatchObject({ code: 'invoice.nothing-to-bill' })
    expect(await world.run('manager', ctx => previewInvoiceFromTime(ctx, input))).toMatchObject({ withoutRate: 1, entryCount: 0 })
  })

  it.each([['ACTIVITY', 1], ['PERSON', 1], ['DAY', 2], ['SINGLE', 1]])('groups by %s', async (grouping, lines) => {
    const preview = await world.run('manager', async (ctx) => {
      return previewInvoiceFromTime(ctx, fromTime({ from: '2026-06-01', to: '2026-06-30', grouping }))
    })
    if (preview.entryCount === 0) {
      await billing.time('2026-06-01')
      await billing.time('2026-06-02')
    }
    const again = await world.run('manager', ctx => previewInvoiceFromTime(ctx, fromTime({ from: '2026-06-01', to: '2026-06-30',
      grouping })))
    expect(again.lines).toHaveLength(lines)
    expect(again.netTotal.toFixed(2)).toBe('190.00')
  })

  it('frees the time of a line that is taken out, and all of it with the draft', async () => {
    const kept = await billing.time('2026-07-01')
    const dropped = await billing.time('2026-07-02', { rate: '120' })
    const draft = await world.run('manager', ctx => draftInvoiceFromTime(ctx, fromTime({ from: '2026-07-01', to: '2026-07-31' })))
    const [first] = draft.lines
    const rest = { ...line, id: first?.id, description: 'Umsetzung' }
    const changed = await world.run('manager', ctx => changeDraft(ctx, {
      id: draft.id, version: draft.version, lines: InvoiceDraftCreate.parse({ customerId: billing.customerId, lines: [rest, line] }).lines,
    }))
    expect(changed.lines.map(row => row.timeEntryCount)).toEqual([1, 0])
    expect(await claimed(kept)).toBe(first?.id)
    expect(await claimed(dropped)).toBeNull()

    await world.run('manager', ctx => deleteDraft(ctx, { id: draft.id }))
    expect(await claimed(kept)).toBeNull()
    await expect(world.run('manager', ctx => getInvoice(ctx, { id: draft.id }))).rejects.toMatchObject({ code: 'record.not-found' })
  })
})

describe('a free draft', () => {
  it('takes over terms from the customer and refuses a lost update', async () => {
    const draft = await world.run('manager', ctx => draftInvoice(ctx, InvoiceDraftCreate.parse({ customerId: billing.customerId,
      lines: [line] })))
    expect(draft).toMatchObject({ status: 'DRAFT', number: null, language: 'de', paymentTermDays: 14 })
    expect(draft.grossTotal.toFixed(2)).toBe('238.00')
    const change = { id: draft.id, version: draft.version, orderReference: 'B-77' }
    const both = await Promise.allSettled([1, 2].map(() => world.run('manager', ctx => changeDraft(ctx, change))))
    expect(both.filter(attempt => attempt.status === 'fulfilled')).toHaveLength(1)
    expect(both.find(attempt => attempt.status === 'rejected')).toMatchObject({ reason: { code: 'record.changed' } })
  })

  it('is invisible to another company', async () => {
    const draft = await world.run('manager', ctx => draftInvoice(ctx, InvoiceDraftCreate.parse({ customerId: billing.customerId })))
    await expect(world.run('manager', ctx => getInvoice(ctx, { id: draft.id }),
      { company: 'B' })).rejects.toMatchObject({ code: 'record.not-found' })
    const foreign = world.run('manager', ctx => draftInvoice(ctx, InvoiceDraftCreate.parse({ customerId: billing.customerId })),
      { company: 'B' })
    await expect(foreign).rejects.toMatchObject({ code: 'record.not-found' })
  })
})
