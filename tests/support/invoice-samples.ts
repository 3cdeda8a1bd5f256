import type { DraftedLine } from '#server/domain/invoices/content-amounts'
import { contentAmounts } from '#server/domain/invoices/content-amounts'
import type { InvoiceContent } from '#shared/invoice-content'
import { mirroredLines } from '#shared/invoice-totals'

/** A drafted line with believable defaults. */
export function line(overrides: Partial<DraftedLine> = {}): DraftedLine {
  return {
    description: 'Konzeption und Entwicklung',
    details: null,
    quantity: '12.5',
    unit: 'HUR',
    unitPrice: '112.50',
    discountPercent: '0',
    taxCategory: 'S',
    taxRate: '19',
    exemptionReason: null,
    ...overrides,
  }
}

const seller: InvoiceContent['seller'] = {
  name: 'Nordlicht Digital GmbH',
  address: { addition: null, street: 'Speicherstraße 12', postalCode: '20457', city: 'Hamburg', country: 'DE' },
  vatId: 'DE123456788',
  taxNumber: '22/123/45678',
  registerCourt: 'Amtsgericht Hamburg',
  registerNumber: 'HRB 123456',
  managingDirectors: 'Dr. Katharina Brandt, Jonas Petersen',
  website: 'www.nordlicht-digital.example',
  contact: { name: 'Miriam Hoffmann', phone: '+49 40 1234567', email: 'rechnung@nordlicht-digital.example' },
  electronicAddress: { scheme: 'EM', value: 'rechnung@nordlicht-digital.example' },
}

const buyer: InvoiceContent['buyer'] = {
  kind: 'COMPANY',
  number: 'K-1017',
  name: 'Bäckerei & Konditorei Öztürk GmbH',
  contactName: 'Selin Öztürk',
  address: { addition: 'Buchhaltung', street: 'Lindenallee 8', postalCode: '50667', city: 'Köln', country: 'DE' },
  vatId: 'DE987654321',
  electronicAddress: { scheme: 'EM', value: 'buchhaltung@oeztuerk.example' },
}

/** A complete invoice over the given lines; every amount is computed, none is typed in. */
export function sampleInvoice(lines: readonly DraftedLine[] = [line()], overrides: Partial<InvoiceContent> = {}): InvoiceContent {
  return {
    schema: 1,
    type: 'INVOICE',
    number: 'RE-2026-0042',
    issuedOn: '2026-11-02',
    dueOn: '2026-11-16',
    serviceFrom: '2026-10-01',
    serviceTo: '2026-10-31',
    language: 'de',
    currency: 'EUR',
    seller,
    buyer,
    delivery: null,
    bankAccount: { holder: 'Nordlicht Digital GmbH', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX', bankName: 'Commerzbank' },
    logo: null,
    buyerReference: '04011000-12345-03',
    orderReference: 'B-7781',
    introText: 'Vielen Dank für die gute Zusammenarbeit. Wir berechnen Ihnen wie vereinbart:',
    closingText: null,
    paymentTermDays: 14,
    discount: null,
    preceding: null,
    timeAnnex: null,
    ...contentAmounts(lines),
    ...overrides,
  }
}

/** The Stornorechnung of an invoice, with negated quantities. */
export function sampleCancellation(invoice: InvoiceContent): InvoiceContent {
  return {
    ...invoice,
    ...contentAmounts(mirroredLines(invoice.lines)),
    type: 'CANCELLATION',
    number: 'ST-2026-0003',
    issuedOn: '2026-11-05',
    dueOn: null,
    discount: null,
    introText: null,
    preceding: { number: invoice.number, issuedOn: invoice.issuedOn },
  }
}
