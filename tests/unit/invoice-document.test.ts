import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { epcPayload } from '#server/domain/invoices/document/epc-code'
import { invoiceDocument } from '#server/domain/invoices/document/invoice-document'
import { reminderDocument } from '#server/domain/invoices/document/reminder-document'
import { formatAmount, sum } from '#shared/money'
import { line, sampleCancellation, sampleInvoice } from '../support/invoice-samples'

const assets = { fontFaces: '', logo: null }

function amounts(html: string, label: string) {
  return [...html.matchAll(new RegExp(`${label}</div><div class="r"[^>]*>([^<]+)<`, 'g'))].map(match => match[1])
}

function pagesOf(html: string) {
  return html.split('<section').slice(1)
}

describe('invoice document', () => {
  it('carries over exactly the sum of the lines printed so far, on every page break', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(
        fc.record({ cents: fc.integer({ min: 1, max: 5_000_000 }), words: fc.integer({ min: 1, max: 120 }) }),
        { minLength: 20, maxLength: 90 },
      ),
      async (items) => {
        const content = sampleInvoice(items.map(({ cents, words }) => line({
          quantity: '1', unitPrice: (cents / 100).toFixed(2), details: 'Wort '.repeat(words),
        })))
        const pages = pagesOf(await invoiceDocument(content, assets))
        let printed = 0
        for (const [index, page] of pages.entries()) {
          const carried = amounts(page, 'Übertrag')
          if (index > 0 && printed < content.lines.length) {
            expect(carried[0]).toBe(formatAmount(sum(content.lines.slice(0, printed).map(each => each.netAmount)), 'de'))
          }
          printed += (page.match(/class="row item/g) ?? []).length
          const last = carried.at(-1)
          if (index < pages.length - 1 && printed < content.lines.length) {
            expect(last).toBe(formatAmount(sum(content.lines.slice(0, printed).map(each => each.netAmount)), 'de'))
          }
        }
        expect(printed).toBe(content.lines.length)
      },
    ), { numRuns: 20 })
  })

  it('counts its pages, the time annex included', async () => {
    const annex = Array.from({ length: 80 }, () => ({
      workedOn: '2026-10-05', person: 'Jana Weiß', project: 'Relaunch', activity: 'Entwicklung', note: null, minutes: 90,
    }))
    const html = await invoiceDocument(sampleInvoice([line()], { timeAnnex: annex }), assets)
    const pages = pagesOf(html)

    expect(pages.length).toBeGreaterThan(2)
    for (const [index, page] of pages.entries()) expect(page).toContain(`Seite ${index + 1} von ${pages.length}`)
    expect(html).toContain('120,00')
  })

  it('never inserts text of a person as markup', async () => {
    const hostile = '<img src=x onerror=alert(1)>"\'</style><script>alert(1)</script>'
    const html = await invoiceDocument(sampleInvoice([line({ description: hostile, details: hostile })], {
      introText: hostile, closingText: hostile, orderReference: hostile, number: hostile,
    }), assets)

    expect(html).not.toContain('<img')
    expect(html).not.toContain('<script')
    expect(html.match(/<\/style>/g)).toHaveLength(1)
  })

  it('shows no tax at all on an invoice of a small business', async () => {
    const html = await invoiceDocument(sampleInvoice([line({ taxCategory: 'E', taxRate: '0', exemptionReason: '§ 19 UStG' })]), assets)

    expect(html).toContain('Steuerfrei nach § 19 UStG (Kleinunternehmer)')
    expect(html).not.toMatch(/USt\. auf|0 %/)
  })

  it.each([
    ['AE', 'Steuerschuldnerschaft des Leistungsempfängers'],
    ['K', 'Steuerfreie innergemeinschaftliche Lieferung'],
    ['G', 'Steuerfreie Ausfuhrlieferung'],
    ['O', 'Nicht im Inland steuerbar'],
  ] as const)('says what the law wants for category %s, in both languages', async (taxCategory, words) => {
    const german = sampleInvoice([line({ taxCategory, taxRate: '0' })])

    expect(await invoiceDocument(german, assets)).toContain(words)
    expect((await invoiceDocument({ ...german, language: 'en' }, assets)).toLowerCase()).toContain(words.toLowerCase())
  })

  it('marks a draft and gives it neither number nor payment code', async () => {
    const html = await invoiceDocument(sampleInvoice([line()], { number: '' }), assets)

    expect(html).toContain('class="stamp"')
    expect(html).toContain('Rechnungsentwurf')
    expect(html).not.toContain('<svg')
  })

  it('says which invoice a Stornorechnung revokes', async () => {
    const html = await invoiceDocument(sampleCancellation(sampleInvoice()), assets)

    expect(html).toContain('Stornorechnung ST-2026-0003')
    expect(html).toContain('hebt die Rechnung RE-2026-0042 vom 02.11.2026 in voller Höhe auf')
    expect(html).not.toContain('<svg')
  })

  it('offers the cash discount with the amount to pay', async () => {
    const content = sampleInvoice([line({ quantity: '1', unitPrice: '100' })], {
      discount: { percent: '2', days: 7, until: '2026-11-09' },
    })

    expect((await invoiceDocument(content, assets)).replaceAll('\u00A0', ' '))
      .toContain('Bei Zahlung bis zum 09.11.2026 gewähren wir 2 % Skonto: 116,62 € statt 119,00 €.')
  })
})

describe('payment code', () => {
  const transfer = { holder: 'Nordlicht Digital GmbH', iban: 'DE89 3704 0044 0532 0130 00', bic: null, amount: '164.64', text: 'RE-2026-0042' }

  it('puts the invoice number into the eleventh line and leaves the reference empty', () => {
    expect(epcPayload(transfer)?.split('\n')).toEqual([
      'BCD', '002', '1', 'SCT', '', 'Nordlicht Digital GmbH', 'DE89370400440532013000', 'EUR164.64', '', '', 'RE-2026-0042',
    ])
  })

  it('is not made for amounts that cannot be transferred', () => {
    expect(epcPayload({ ...transfer, amount: '0.00' })).toBeNull()
    expect(epcPayload({ ...transfer, amount: '-5.00' })).toBeNull()
  })
})

describe('payment reminder', () => {
  it('claims what is open and the fee, in the words of its level', async () => {
    const { seller, buyer, bankAccount, number, issuedOn, dueOn } = sampleInvoice()
    const html = await reminderDocument({
      schema: 1, level: 3, remindedOn: '2026-12-20', newDueOn: '2026-12-30', language: 'de', currency: 'EUR',
      seller, buyer, bankAccount, logo: null, invoiceNumber: number, invoiceIssuedOn: issuedOn, invoiceDueOn: dueOn,
      grossTotal: '1000.00', paidTotal: '200.00', openAmount: '800.00', fee: '5.00', dueTotal: '805.00',
    }, assets)

    expect(html).toContain('Letzte Mahnung')
    expect(html.replaceAll('\u00A0', ' ')).toContain('805,00 €')
  })
})
