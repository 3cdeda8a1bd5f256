import type { FieldError } from '#server/platform/errors'
import { decimal } from '#shared/money'
import { smallBusinessExemption } from '#shared/tax-categories'
import { buyerElectronicAddress, sellerElectronicAddress, type IssueFacts } from './issue-facts'

type Check = (facts: IssueFacts) => Array<FieldError | false>

const missing = (value: string | null | undefined, pointer: string): FieldError | false => !value?.trim() && { pointer,
  code: 'field.required' }

/** § 14 Abs. 4 Nr. 1 and 2 UStG; BR-DE-2 to BR-DE-7 (seller and contact), BR-DE-1 (payment means). */
const seller: Check = ({ company, bankAccount }) => [
  missing(company.legalName, '#/company/legalName'),
  missing(company.street, '#/company/street'),
  missing(company.postalCode, '#/company/postalCode'),
  missing(company.city, '#/company/city'),
  !company.taxNumber && !company.vatId && { pointer: '#/company/taxNumber', code: 'invoice.seller-tax-id-missing' },
  missing(company.contactName, '#/company/contactName'),
  missing(company.contactPhone, '#/company/contactPhone'),
  missing(company.contactEmail, '#/company/contactEmail'),
  !sellerElectronicAddress(company) && { pointer: '#/company/electronicAddress', code: 'field.required' },
  !bankAccount && { pointer: '#/bankAccountId', code: 'invoice.bank-account-missing' },
]

/** § 14 Abs. 4 Nr. 1 UStG; BR-DE-8 and 9; PEPPOL-EN16931-R010 (electronic address of companies). */
const buyer: Check = ({ buyer }) => {
  const address = buyer.addresses.find(candidate => candidate.kind === 'BILLING')
  return [
    missing(buyer.name, '#/customer/name'),
    missing(address?.street, '#/customer/addresses/street'),
    missing(address?.postalCode, '#/customer/addresses/postalCode'),
    missing(address?.city, '#/customer/addresses/city'),
    buyer.kind === 'COMPANY' && !buyerElectronicAddress(buyer) && { pointer: '#/customer/invoiceEmail',
      code: 'invoice.buyer-electronic-address-missing' },
  ]
}

/** § 14 Abs. 4 Nr. 5 and 6 UStG: what was supplied, and when. */
const supply: Check = ({ draft }) => [
  draft.lines.length === 0 && { pointer: '#/lines', code: 'invoice.lines-missing' },
  !draft.serviceFrom && !draft.serviceTo && { pointer: '#/serviceTo', code: 'invoice.service-period-missing' },
  ...draft.lines.map((line, index) => decimal(line.quantity).isZero() && { pointer: `#/lines/${index}/quantity`, code: 'invoice.quantity-zero' }),
  decimal(draft.grossTotal).isNegative() && { pointer: '#/lines', code: 'invoice.total-negative' },
  draft.discountPercent !== null && draft.discountDays === null && { pointer: '#/discountDays', code: 'field.required' },
]

/** Categories S, Z, E, AE, K, G, O: what each asks of its line. */
const lineTaxes: Check = ({ draft }) => draft.lines.flatMap((line, index) => [
  line.taxCategory === 'S' && decimal(line.taxRate).isZero() && { pointer: `#/lines/${index}/taxRate`, code: 'invoice.tax-rate-zero' },
  line.taxCategory === 'E' && missing(line.exemptionReason, `#/lines/${index}/exemptionReason`),
])

/** § 14a Abs. 1 and 5, § 6a UStG; BR-AE-02, BR-IC-02, BR-G-02, BR-O-11: what a category asks of the whole document. */
const documentTaxes: Check = ({ draft, company, buyer }) => {
  const categories = new Set(draft.lines.map(line => line.taxCategory))
  const needsVatIds = categories.has('AE') || categories.has('K')
  const exempt = draft.lines.every(line => line.taxCategory === 'E' && line.exemptionReason === smallBusinessExemption)
  return [
    (needsVatIds || categories.has('G')) && missing(company.vatId, '#/company/vatId'),
    needsVatIds && missing(buyer.vatId, '#/customer/vatId'),
    categories.has('O') && categories.size > 1 && { pointer: '#/lines', code: 'invoice.outside-scope-mixed' },
    company.smallBusiness && draft.lines.length > 0 && !exempt && { pointer: '#/lines', code: 'invoice.small-business-without-tax' },
  ]
}

/** Everything that stands against issuing, field by field; empty: it may be issued. */
export function issueErrors(facts: IssueFacts): FieldError[] {
  return [seller, buyer, supply, lineTaxes, documentTaxes].flatMap(check => check(facts)).filter(error => error !== false)
}
