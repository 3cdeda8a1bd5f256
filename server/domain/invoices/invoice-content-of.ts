import type { Context } from '#server/platform/context'
import { addDays, dayText } from '#shared/calendar-day'
import type { InvoiceContent } from '#shared/invoice-content'
import { plainText } from '#shared/money'
import { hasTax, type TaxCategory } from '#shared/tax-categories'
import { contentAmounts } from './content-amounts'
import { buyerElectronicAddress, sellerElectronicAddress, type IssueFacts } from './issue-facts'
import { timeAnnex } from './time-annex'

interface Issue {
  /** '' while it has none: a preview, or just before the number is drawn. */
  number: string
  issuedOn: Date
}

/** Everything the document says, ready to be frozen. */
export async function invoiceContentOf(ctx: Context, facts: IssueFacts, { number, issuedOn }: Issue): Promise<InvoiceContent> {
  const { draft } = facts
  return {
    schema: 1,
    type: draft.type,
    number,
    issuedOn: dayText(issuedOn),
    dueOn: dayText(addDays(issuedOn, draft.paymentTermDays)),
    serviceFrom: day(draft.serviceFrom),
    serviceTo: day(draft.serviceTo),
    language: draft.language === 'en' ? 'en' : 'de',
    currency: draft.currency,
    seller: sellerOf(facts),
    buyer: buyerOf(facts),
    bankAccount: facts.bankAccount,
    logo: await logoOf(ctx, facts.company.logoFileId),
    delivery: deliveryOf(facts),
    ...textsOf(draft),
    discount: discountOf(draft, issuedOn),
    preceding: null,
    ...contentAmounts(draft.lines.map(line => ({
      ...line, taxCategory: line.taxCategory as TaxCategory, taxRate: hasTax(line.taxCategory) ? line.taxRate : '0',
    }))),
    timeAnnex: draft.withTimeAnnex ? await timeAnnex(ctx, draft.id) : null,
  }
}

const day = (value: Date | null) => value ? dayText(value) : null

function textsOf({ buyerReference, orderReference, introText, closingText, paymentTermDays }: IssueFacts['draft']) {
  return { buyerReference, orderReference, introText, closingText, paymentTermDays }
}

function sellerOf({ company }: IssueFacts): InvoiceContent['seller'] {
  return {
    name: company.legalName,
    address: { addition: null, street: company.street, postalCode: company.postalCode ?? '', city: company.city ?? '',
      country: company.country },
    vatId: company.vatId, taxNumber: company.taxNumber, registerCourt: company.registerCourt, registerNumber: company.registerNumber,
    managingDirectors: company.managingDirectors, website: company.website,
    contact: { name: company.contactName, phone: company.contactPhone, email: company.contactEmail },
    electronicAddress: sellerElectronicAddress(company),
  }
}

function buyerOf({ buyer }: IssueFacts): InvoiceContent['buyer'] {
  const contact = buyer.contacts[0]
  return {
    kind: buyer.kind, number: buyer.number, name: buyer.name,
    contactName: contact ? [contact.firstName, contact.lastName].filter(Boolean).join(' ') : null,
    address: addressOf(buyer, 'BILLING'), vatId: buyer.vatId, electronicAddress: buyerElectronicAddress(buyer),
  }
}

const NOWHERE = { addition: null, street: null, postalCode: null, city: null, country: 'DE' }

function addressOf(buyer: IssueFacts['buyer'], kind: 'BILLING' | 'DELIVERY') {
  const { addition, street, postalCode, city, country } = buyer.addresses.find(candidate => candidate.kind === kind) ?? NOWHERE
  return { addition, street, postalCode: postalCode ?? '', city: city ?? '', country }
}

function deliveryOf({ buyer }: IssueFacts): InvoiceContent['delivery'] {
  const has = buyer.addresses.some(address => address.kind === 'DELIVERY' && address.city)
  return has ? { name: buyer.name, address: addressOf(buyer, 'DELIVERY') } : null
}

function discountOf({ discountPercent, discountDays }: IssueFacts['draft'], issuedOn: Date): InvoiceContent['discount'] {
  if (!discountPercent || !discountDays || discountPercent.isZero()) return null
  return { percent: plainText(discountPercent), days: discountDays, until: dayText(addDays(issuedOn, discountDays)) }
}

async function logoOf(ctx: Context, fileId: string | null): Promise<InvoiceContent['logo']> {
  const file = fileId ? await ctx.db.storedFile.findFirst({ where: { id: fileId }, select: { id: true, sha256: true } }) : null
  return file ? { fileId: file.id, sha256: file.sha256 } : null
}
