import { describe, expect, it } from 'vitest'
import { cancelInvoice, draftInvoice, draftInvoiceFromTime, issueInvoice } from '#server/domain/invoices'
import { InvoiceDraftCreate, InvoiceFromTime } from '#shared/contracts/invoices'
import { newBilling } from '../../support/billing'
import { newWorld } from '../../support/world'

const world = await newWorld()
const billing = await newBilling(world)
const line = { description: 'Beratung', quantity: '2', unit: 'HUR', unitPrice: '100', taxCategory: 'S', taxRate: '19' }
const input = (extra: object = {}) => InvoiceDraftCreate.parse({ customerId: billing.customerId, serviceTo: '2026-03-31', lines: [line], ...extra })
const newDraft = (extra: object = {}) => world.run('manager', ctx => draftInvoice(ctx, input(extra)))
const issue = (draft: { id: string, version: number }) => world.run('manager', ctx => issueInvoice(ctx, { id: draft.id, version: draft.version }))
const runtime = (work: string) => world.run('administrator', ctx => ctx.db.$executeRawUnsafe(work))

describe('issuing', () => {
  it('gives fifty parallel issues fifty consecutive numbers, and a refused one leaves no hole', async () => {
    const drafts = []
    for (let index = 0; index < 50; index++) drafts.push(await newDraft())
    const incomplete = await newDraft({ lines: [], serviceTo: undefined })
    const issued = await Promise.allSettled([...drafts.slice(0, 25), incomplete, ...drafts.slice(25)].map(issue))
    const numbers = issued.flatMap(result => result.status === 'fulfilled' ? Number(result.value.number?.slice(-4)) : []).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect(issued.filter(result => result.status === 'rejected')).toHaveLength(1)
  })

  it('says field by field what is missing', async () => {
    const draft = await newDraft({ serviceTo: undefined, lines: [{ ...line, taxCategory: 'AE', taxRate: '0' }, { ...line, taxCategory: 'E', taxRate: '0' }] })
    const refusal = await issue(draft).catch(error => error)
    expect(refusal.code).toBe('request.invalid')
    expect(refusal.errors).toEqual(expect.arrayContaining([
      { pointer: '#/serviceTo', code: 'invoice.service-period-missing' },
      { pointer: '#/customer/vatId', code: 'field.required' },
      { pointer: '#/lines/1/exemptionReason', code: 'field.required' },
    ]))
    expect(await world.sql('SELECT status, number FROM "Invoice" WHERE id = $1', [draft.id])).toEqual([{ status: 'DRAFT', number: null }])
  })

  it('freezes the document: nothing changes it, not even the database user of the application', async () => {
    const issued = await issue(await newDraft())
    const attacks = [
      `UPDATE "Invoice" SET "grossTotal" = 1 WHERE id = '${issued.id}'`, `UPDATE "Invoice" SET status = 'DRAFT' WHERE id = '${issued.id}'`,
      `UPDATE "Invoice" SET content = '{}' WHERE id = '${issued.id}'`, `DELETE FROM "Invoice" WHERE id = '${issued.id}'`,
      `UPDATE "InvoiceLine" SET quantity = 9 WHERE "invoiceId" = '${issued.id}'`, `DELETE FROM "InvoiceTax" WHERE "invoiceId" = '${issued.id}'`,
      `INSERT INTO "InvoiceLine" (id, "invoiceId", position, description, quantity, "unitPrice", "netAmount") VALUES (gen_random_uuid(), '${issued.id}', 9, 'x', 1, 1, 1)`,
    ]
    for (const attack of attacks) await expect(runtime(attack)).rejects.toThrow(/invoice.issued-is-final/)
  })

  it('refuses a small business that shows tax', async () => {
    await world.sql('UPDATE "CompanyProfile" SET "smallBusiness" = true WHERE "tenantId" = current_tenant()')
    const refusal = await issue(await newDraft()).catch(error => error)
    expect(refusal.errors).toEqual([{ pointer: '#/lines', code: 'invoice.small-business-without-tax' }])
    await world.sql('UPDATE "CompanyProfile" SET "smallBusiness" = false WHERE "tenantId" = current_tenant()')
  })
})

describe('cancelling', () => {
  it('mirrors every amount under a number of its own and frees the time', async () => {
    const entry = await billing.time('2026-02-03', { minutes: 100 })
    const draft = await world.run('manager', ctx => draftInvoiceFromTime(ctx, InvoiceFromTime.parse({ customerId: billing.customerId, to: '2026-02-28' })))
    const issued = await issue(draft)
    const storno = await world.run('manager', ctx => cancelInvoice(ctx, { id: issued.id, version: issued.version, reason: 'Falscher Empfänger' }))

    expect(storno).toMatchObject({ type: 'CANCELLATION', status: 'ISSUED', preceding: { id: issued.id, number: issued.number } })
    expect(storno.number).toMatch(/^ST-\d{4}-0001$/)
    expect(storno.netTotal.plus(issued.netTotal).toNumber()).toBe(0)
    expect(storno.grossTotal.plus(issued.grossTotal).toNumber()).toBe(0)
    const [row] = await world.sql('SELECT i.status, t."invoiceLineId" FROM "Invoice" i, "TimeEntry" t WHERE i.id = $1 AND t.id = $2', [issued.id, entry])
    expect(row).toEqual({ status: 'CANCELLED', invoiceLineId: null })
  })

  it('cancels once, and neither drafts nor cancellations', async () => {
    const draft = await newDraft()
    const cancel = (invoice: { id: string, version: number }) => world.run('manager', ctx => cancelInvoice(ctx, { ...invoice, reason: 'Versehen' }))
    await expect(cancel(draft)).rejects.toMatchObject({ code: 'invoice.not-issued' })
    const issued = await issue(draft)
    const attempts = await Promise.allSettled([cancel(issued), cancel(issued)])
    const storno = attempts.find(attempt => attempt.status === 'fulfilled')
    expect(attempts.filter(attempt => attempt.status === 'fulfilled')).toHaveLength(1)
    await expect(cancel(issued)).rejects.toMatchObject({ code: 'invoice.already-cancelled' })
    if (storno) await expect(cancel(storno.value)).rejects.toMatchObject({ code: 'invoice.not-issued' })
  })
})

it('dates every invoice and cancellation to the moment of its request: the list shows the newest on top', async () => {
  const at = (day: string) => ({ now: () => new Date(`${day}T09:30:00Z`) })
  const free = await world.run('manager', ctx => draftInvoice(ctx, input()), at('2026-04-01'))
  await billing.time('2026-05-04')
  const fromTime = await world.run('manager', ctx => draftInvoiceFromTime(ctx, InvoiceFromTime.parse({ customerId: billing.customerId, to: '2026-05-31' })), at('2026-06-01'))
  const issued = await issue(free)
  const storno = await world.run('manager', ctx => cancelInvoice(ctx, { id: issued.id, version: issued.version, reason: 'Versehen' }), at('2026-04-02'))
  const rows = await world.sql<{ id: string }>('SELECT id, "createdAt"::date::text AS day FROM "Invoice" WHERE id = ANY ($1) ORDER BY "createdAt"', [[free.id, fromTime.id, storno.id]])
  expect(rows).toEqual([{ id: free.id, day: '2026-04-01' }, { id: storno.id, day: '2026-04-02' }, { id: fromTime.id, day: '2026-06-01' }])
})
