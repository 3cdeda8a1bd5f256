import { describe, expect, it } from 'vitest'
import type { DraftedLine } from '#server/domain/invoices/content-amounts'
import { invoiceXmlCii } from '#server/domain/invoices/e-invoice/invoice-xml-cii'
import { invoiceXmlUbl } from '#server/domain/invoices/e-invoice/invoice-xml-ubl'
import type { InvoiceContent } from '#shared/invoice-content'
import { readInvoiceXml } from '../support/en16931-model'
import { brokenRules } from '../support/en16931-rules'
import { line, sampleCancellation, sampleInvoice } from '../support/invoice-samples'
import { schemaFaults } from '../support/xml-schema'

const base = sampleInvoice()
const foreignBuyer: InvoiceContent['buyer'] = {
  ...base.buyer,
  vatId: 'ATU12345675',
  address: { ...base.buyer.address, country: 'AT', postalCode: '1010', city: 'Wien' },
}
const sellerWithoutVatId: InvoiceContent['seller'] = { ...base.seller, vatId: null, registerNumber: null, registerCourt: null }

interface Case {
  lines: Partial<DraftedLine>[]
  overrides?: Partial<InvoiceContent>
}

const cases: Record<string, Case> = {
  'S 19': { lines: [{}] },
  'S 19 and 7': { lines: [{}, { taxRate: '7', unitPrice: '14.85', quantity: '1', unit: 'C62' }] },
  'S with awkward figures': { lines: [{ quantity: '0.3333', unitPrice: '99.9999' }, { quantity: '1.005', unitPrice: '33.3333', taxRate: '7' }] },
  'Z': { lines: [{ taxCategory: 'Z', taxRate: '0' }] },
  'E § 19 without VAT id': {
    lines: [{ taxCategory: 'E', taxRate: '0', exemptionReason: '§ 19 UStG' }],
    overrides: { seller: sellerWithoutVatId },
  },
  'E with two paragraphs and S': {
    lines: [
      { taxCategory: 'E', taxRate: '0', exemptionReason: '§ 4 Nr. 21 UStG' },
      { taxCategory: 'E', taxRate: '0', exemptionReason: '§ 4 Nr. 12 UStG' },
      {},
    ],
  },
  'AE': { lines: [{ taxCategory: 'AE', taxRate: '0' }], overrides: { buyer: foreignBuyer } },
  'K': { lines: [{ taxCategory: 'K', taxRate: '0', unit: 'C62' }], overrides: { buyer: foreignBuyer } },
  'G': { lines: [{ taxCategory: 'G', taxRate: '0' }], overrides: { buyer: { ...foreignBuyer, vatId: null } } },
  'O': { lines: [{ taxCategory: 'O', taxRate: '0' }, { taxCategory: 'O', taxRate: '0', quantity: '2' }], overrides: { buyer: foreignBuyer } },
  'delivery to half an address': {
    lines: [{}], overrides: { delivery: { name: 'Lager', address: { ...base.buyer.address, postalCode: '' } } },
  },
  'delivery elsewhere': { lines: [{}], overrides: { delivery: { name: 'Lager', address: { ...base.buyer.address, city: 'Essen' } } } },
  'a reason where none belongs': { lines: [{ exemptionReason: 'x', unitPrice: '0.13', quantity: '1' }, { unitPrice: '0.13', quantity: '1' }] },
  'one day of service': { lines: [{}], overrides: { serviceFrom: '2026-10-05', serviceTo: '2026-10-05' } },
  'hostile and long texts': {
    lines: [{ description: 'A & B <script>"x"</script> \u0007', details: 'Zeile 1\nZeile 2 ]]> &amp;' }],
    overrides: { introText: '# Überschrift\n&<>', closingText: null },
  },
  'cash discount': { lines: [{}], overrides: { discount: { percent: '2', days: 7, until: '2026-11-09' } } },
  'without bank account or references': {
    lines: [{}], overrides: { bankAccount: null, buyerReference: null, orderReference: null },
  },
}

function variants(example: Case) {
  return (['0', '12.5', '100'] as const).flatMap(discountPercent => (['de', 'en'] as const).flatMap((language) => {
    const lines = example.lines.map(each => line({ discountPercent, ...each }))
    const invoice = { ...sampleInvoice(lines, example.overrides), language }
    return [invoice, { ...sampleCancellation(invoice), language }]
  }))
}

const documents = [
  { kind: 'ZUGFeRD CII', write: (content: InvoiceContent) => invoiceXmlCii(content, 'zugferd') },
  { kind: 'XRechnung CII', write: (content: InvoiceContent) => invoiceXmlCii(content, 'xrechnung') },
  { kind: 'XRechnung UBL', write: invoiceXmlUbl },
]

describe.each(documents)('$kind', ({ write }) => {
  it.each(Object.entries(cases))('keeps the rules of EN 16931 and XRechnung: %s', (_name, example) => {
    for (const content of variants(example)) {
      const xml = write(content)
      expect(schemaFaults(xml)).toEqual([])
      expect(brokenRules(readInvoiceXml(xml)), xml).toEqual([])
    }
  })

  it('says the same amounts as the document', () => {
    const content = sampleInvoice([line({ discountPercent: '3' }), line({ taxRate: '7' })])
    const model = readInvoiceXml(write(content))

    expect(model.totals).toMatchObject({ net: content.totals.net, tax: content.totals.tax, gross: content.totals.gross })
    expect(model.lines.map(each => each.net)).toEqual(content.lines.map(each => each.netAmount))
  })

  it('mirrors an invoice in its Stornorechnung and refers to it', () => {
    const invoice = sampleInvoice([line({ discountPercent: '12.5', unitPrice: '33.335' }), line({ taxRate: '7', unitPrice: '14.85' })])
    const original = readInvoiceXml(write(invoice))
    const mirror = readInvoiceXml(write(sampleCancellation(invoice)))

    expect(mirror.typeCode).toBe('384')
    expect(mirror.precedingNumber).toBe('RE-2026-0042')
    expect(mirror.totals.gross).toBe(`-${original.totals.gross}`)
    expect(mirror.taxes.map(tax => tax.tax)).toEqual(original.taxes.map(tax => `-${tax.tax}`))
    expect(mirror.lines.every(each => Number(each.price) >= 0)).toBe(true)
  })
})

it('would hear what the official schema has against a document', () => {
  const xml = invoiceXmlCii(base, 'zugferd')
  expect(schemaFaults(xml.replace(/<ram:InvoiceCurrencyCode>.*?<\/ram:InvoiceCurrencyCode>/, ''))).toEqual([expect.stringContaining('InvoiceCurrencyCode')])
  expect(schemaFaults(invoiceXmlUbl(base).replace(/<cbc:ID>RE-2026-0042<\/cbc:ID>/, '').replace('</Invoice>', '<cbc:ID>1</cbc:ID></Invoice>'))).not.toEqual([])
})

describe('e-invoice identifiers', () => {
  it('names the specification of each file', () => {
    expect(readInvoiceXml(invoiceXmlCii(base, 'zugferd')).specification).toBe('urn:cen.eu:en16931:2017')
    for (const xml of [invoiceXmlCii(base, 'xrechnung'), invoiceXmlUbl(base)]) {
      expect(readInvoiceXml(xml).specification)
        .toBe('urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0')
    }
  })
})

describe('the rule checker', () => {
  it('notices what is missing or wrong', () => {
    const bad = {
      ...base,
      buyer: { ...base.buyer, electronicAddress: null },
      totals: { ...base.totals, gross: '1.00' },
      seller: { ...base.seller, contact: { ...base.seller.contact, phone: null } },
    }

    expect(brokenRules(readInvoiceXml(invoiceXmlUbl(bad)))).toEqual(['BR-CO-15', 'BR-CO-16', 'BR-DE-2/5/6/7', 'BR-DE-27', 'R010/R020'])
  })
})
