import { afterAll, describe, expect, it } from 'vitest'
import {
  draftInvoice, getReminderPdf, issueInvoice, listInvoiceMails, listReminders, nextReminder, previewInvoiceMail, remindPayment, sendInvoice,
} from '#server/domain/invoices'
import { closePdfRenderer } from '#server/platform/pdf'
import { InvoiceSend, PaymentReminderCreate } from '#shared/contracts/invoice-delivery'
import { InvoiceDraftCreate } from '#shared/contracts/invoices'
import { newBilling } from '../../support/billing'
import { newWorld } from '../../support/world'

const world = await newWorld()
const billing = await newBilling(world)
afterAll(closePdfRenderer)

const line = { description: 'Beratung', quantity: '2', unit: 'HUR', unitPrice: '100', taxCategory: 'S', taxRate: '19' }
const recipient = 'rechnung@bergmann.example'
const daysAgo = (days: number) => () => new Date(Date.now() - days * 86_400_000)

async function issued(now?: () => Date) {
  const draft = await world.run('manager', ctx => draftInvoice(ctx, InvoiceDraftCreate.parse({
    customerId: billing.customerId, serviceTo: '2026-03-31', lines: [line],
  })))
  const invoice = await world.run('manager', ctx => issueInvoice(ctx, { id: draft.id, version: draft.version }), { now })
  await world.drain()
  return invoice
}

const send = (id: string, extra: object = {}) => world.run('manager', ctx => sendInvoice(ctx, {
  ...InvoiceSend.parse({ to: [recipient], subject: 'Rechnung', body: 'Guten Tag', ...extra }), id,
}))
const mailsOf = (id: string) => world.sql<{ id: string, to: string[], attachments: string[] }>(
  'SELECT * FROM "MailMessage" WHERE "entityId" = $1 ORDER BY "createdAt"', [id])

describe('sending an invoice', () => {
  it('writes the mail with the PDF and says what it would write before', async () => {
    const invoice = await issued()
    const preview = await world.run('manager', ctx => previewInvoiceMail(ctx, { id: invoice.id }))
    expect(preview).toMatchObject({ to: [recipient], xrechnungGaps: [], attachments: [`Rechnung-${invoice.number}.pdf`] })
    expect(preview.subject).toContain(invoice.number)
    expect(preview.body.replaceAll('\u00A0', ' ')).toContain('238,00 €')

    const mail = await send(invoice.id, { subject: preview.subject, body: preview.body, attach: 'PDF_AND_XRECHNUNG' })
    expect(mail).toMatchObject({ to: [recipient], status: 'QUEUED' })
    const [stored] = await mailsOf(invoice.id)
    const files = await world.sql<{ mimeType: string }>('SELECT "mimeType" FROM "StoredFile" WHERE id = ANY ($1) ORDER BY 1', [stored?.attachments])
    expect(files.map(file => file.mimeType)).toEqual(['application/pdf', 'application/xml'])

    await world.drain()
    const { items } = await world.run('manager', ctx => listInvoiceMails(ctx, { id: invoice.id }))
    expect(items).toMatchObject([{ id: mail.id, status: 'LOGGED' }])
  })

  it('goes out once on a double click, and again only when asked to', async () => {
    const invoice = await issued()
    const both = await Promise.allSettled([send(invoice.id), send(invoice.id)])
    expect(both.filter(attempt => attempt.status === 'fulfilled')).toHaveLength(1)
    expect(both.find(attempt => attempt.status === 'rejected')).toMatchObject({ reason: { code: 'invoice.already-sent' } })
    expect(await mailsOf(invoice.id)).toHaveLength(1)

    await send(invoice.id, { again: true })
    expect(await mailsOf(invoice.id)).toHaveLength(2)
  })

  it('refuses addresses that are not stored with the customer', async () => {
    const invoice = await issued()
    await expect(send(invoice.id, { to: [recipient, 'spam@elsewhere.example'] })).rejects.toMatchObject({
      code: 'request.invalid', errors: [{ pointer: '#/to/1', code: 'mail.recipient-unknown' }],
    })
    expect(await mailsOf(invoice.id)).toEqual([])
    const [row] = await world.sql('SELECT "sentAt" FROM "Invoice" WHERE id = $1', [invoice.id])
    expect(row).toEqual({ sentAt: null })
  })

  it('waits for the PDF', async () => {
    const draft = await world.run('manager', ctx => draftInvoice(ctx, InvoiceDraftCreate.parse({
      customerId: billing.customerId, serviceTo: '2026-03-31', lines: [line],
    })))
    await expect(send(draft.id)).rejects.toMatchObject({ code: 'invoice.not-issued' })
    await world.run('manager', ctx => issueInvoice(ctx, { id: draft.id, version: draft.version }))
    await expect(send(draft.id)).rejects.toMatchObject({ code: 'invoice.files-not-ready' })
    await world.drain()
  })
})

describe('reminding', () => {
  const remind = (id: string, level: number, extra: object = {}) => world.run('manager', ctx => remindPayment(ctx, {
    ...PaymentReminderCreate.parse({ level, newDueOn: '2099-01-01', ...extra }), id,
  }))

  it('goes through three levels with letter and mail, the first one free', async () => {
    const invoice = await issued(daysAgo(40))
    const first = await world.run('manager', ctx => nextReminder(ctx, { id: invoice.id }))
    expect(first).toMatchObject({ level: 1, to: [recipient] })
    expect([first.fee.toFixed(2), first.openAmount.toFixed(2)]).toEqual(['0.00', '238.00'])
    await expect(remind(invoice.id, 1, { fee: '5.00' })).rejects.toMatchObject({ code: 'reminder.fee-not-allowed' })

    await remind(invoice.id, 1, { mail: { to: first.to, subject: first.subject, body: first.body } })
    await remind(invoice.id, 2)
    await remind(invoice.id, 3, { fee: '7.50' })
    await expect(remind(invoice.id, 3)).rejects.toMatchObject({ code: 'reminder.last-level' })
    await world.drain()

    const { items } = await world.run('manager', ctx => listReminders(ctx, { id: invoice.id }))
    expect(items.map(item => [item.level, item.fee.toFixed(2), item.pdfReady, item.mailId !== null]))
      .toEqual([[1, '0.00', true, true], [2, '2.50', true, false], [3, '7.50', true, false]])
    expect(await mailsOf(invoice.id)).toHaveLength(1)
    const letter = await world.run('manager', ctx => getReminderPdf(ctx, { id: invoice.id, reminderId: items[2]?.id ?? '' }))
    expect(letter.name).toBe(`Letzte-Mahnung-${invoice.number}.pdf`)
    expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('lets one of two people remind', async () => {
    const invoice = await issued(daysAgo(40))
    const both = await Promise.allSettled([remind(invoice.id, 1), remind(invoice.id, 1)])
    expect(both.filter(attempt => attempt.status === 'fulfilled')).toHaveLength(1)
    const { total } = await world.run('manager', ctx => listReminders(ctx, { id: invoice.id }))
    expect(total).toBe(1)
    await world.drain()
  })

  it('refuses what is not overdue and a due day in the past', async () => {
    const fresh = await issued()
    await expect(remind(fresh.id, 1)).rejects.toMatchObject({ code: 'invoice.not-overdue' })
    const old = await issued(daysAgo(40))
    await expect(remind(old.id, 1, { newDueOn: '2020-01-01' })).rejects.toMatchObject({ code: 'request.invalid' })
  })
})
