import { z } from 'zod'
import { ELECTRONIC_ADDRESS_SCHEMES, isElectronicAddress } from '../electronic-address'
import { isCountryCode } from '../countries'
import { isLeitwegId, looksLikeLeitwegId } from '../leitweg-id'
import { isVatId, normaliseVatId } from '../vat-id'
import { blank } from './blank'
import { Email, Id, Instant, line, listOf, listQuery, Money, Rate, text, Version } from './primitives'

export const ADDRESS_KINDS = ['BILLING', 'DELIVERY', 'OFFICE'] as const
export const CUSTOMER_KINDS = ['COMPANY', 'PERSON'] as const
export const DOCUMENT_LANGUAGES = ['de', 'en'] as const

/** VAT id, stored without blanks; the check digit must be right. */
export const VatId = line(20).transform(normaliseVatId).refine(isVatId, { error: 'vat-id.invalid' })

/** What can be opened in a browser: a domain or an http(s) address, nothing else. */
export const Website = line(200).regex(/^(https?:\/\/)?[\p{L}\d-]+(\.[\p{L}\d-]+)+(:\d+)?(\/\S*)?$/iu, { error: 'website.invalid' })

/** BT-10; what looks like a Leitweg-ID must be one. */
export const BuyerReference = line(100).refine(value => !looksLikeLeitwegId(value) || isLeitwegId(value), { error: 'leitweg-id.invalid' })

export const CountryCode = z.string().refine(isCountryCode, { error: 'country.unknown' })

export const CustomerAddressInput = z.strictObject({
  kind: z.enum(ADDRESS_KINDS),
  addition: blank(line(100)),
  street: blank(line(100)),
  postalCode: blank(line(20)),
  city: blank(line(100)),
  country: CountryCode.default('DE'),
})
export type CustomerAddressInput = z.output<typeof CustomerAddressInput>

const fields = {
  kind: z.enum(CUSTOMER_KINDS),
  name: line(200, 1),
  vatId: blank(VatId),
  taxNumber: blank(line(30)),
  buyerReference: blank(BuyerReference),
  electronicAddress: blank(line(200)),
  electronicAddressScheme: blank(z.enum(ELECTRONIC_ADDRESS_SCHEMES)),
  invoiceEmail: blank(Email),
  email: blank(Email),
  phone: blank(line(50)),
  website: blank(Website),
  paymentTermDays: z.int().min(0).max(365).nullish(),
  language: z.enum(DOCUMENT_LANGUAGES),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'currency.invalid' }),
  hourlyRate: blank(Rate),
  notes: blank(text(5000)),
  /** At most one of each kind; the list replaces the stored one. */
  addresses: z.array(CustomerAddressInput).max(3),
}

interface Addressed {
  electronicAddress?: string | null
  electronicAddressScheme?: typeof ELECTRONIC_ADDRESS_SCHEMES[number] | null
}

/** The two parts of an electronic address belong together, and the address must suit its scheme. */
export function checkElectronicAddress(party: Addressed, context: z.core.$RefinementCtx) {
  const { electronicAddress: address, electronicAddressScheme: scheme } = party
  if (address && scheme) {
    const message = scheme === '0204' ? 'leitweg-id.invalid' : 'electronic-address.invalid'
    if (!isElectronicAddress(scheme, address)) context.addIssue({ code: 'custom', path: ['electronicAddress'], message })
  }
  else if (address) {
    context.addIssue({ code: 'custom', path: ['electronicAddressScheme'], message: 'electronic-address.scheme-missing' })
  }
}

function checkAddresses(customer: Addressed & { addresses?: CustomerAddressInput[] }, context: z.core.$RefinementCtx) {
  checkElectronicAddress(customer, context)
  const kinds = customer.addresses?.map(address => address.kind) ?? []
  if (new Set(kinds).size < kinds.length) {
    context.addIssue({ code: 'custom', path: ['addresses'], message: 'customer.address-kind-twice' })
  }
}

export const CustomerCreate = z.strictObject(fields)
  .partial().required({ name: true, kind: true })
  .superRefine(checkAddresses)
export type CustomerCreate = z.output<typeof CustomerCreate>

/** Both parts of the electronic address travel together, so that the pair can be checked. */
export const CustomerChange = z.strictObject(fields)
  .partial().extend({ version: Version })
  .superRefine(checkAddresses)
export type CustomerChange = z.output<typeof CustomerChange>

export const CustomerAddress = z.object({
  id: Id,
  kind: z.enum(ADDRESS_KINDS),
  addition: z.string().nullable(),
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string(),
})
export type CustomerAddress = z.output<typeof CustomerAddress>

export const Contact = z.object({
  id: Id,
  customerId: Id,
  salutation: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string(),
  position: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  isPrimary: z.boolean(),
  version: Version,
})
export type Contact = z.output<typeof Contact>

export const CustomerRef = z.object({ id: Id, number: z.string(), name: z.string() })
export type CustomerRef = z.output<typeof CustomerRef>

export const CustomerListItem = CustomerRef.extend({
  kind: z.enum(CUSTOMER_KINDS),
  vatId: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  city: z.string().nullable(),
  language: z.string(),
  primaryContact: z.string().nullable(),
  deactivatedAt: Instant.nullable(),
})
export type CustomerListItem = z.output<typeof CustomerListItem>

export const CustomerList = listOf(CustomerListItem)

export const Customer = CustomerRef.extend({
  kind: z.enum(CUSTOMER_KINDS),
  vatId: z.string().nullable(),
  taxNumber: z.string().nullable(),
  buyerReference: z.string().nullable(),
  electronicAddress: z.string().nullable(),
  electronicAddressScheme: z.string().nullable(),
  invoiceEmail: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  paymentTermDays: z.int().nullable(),
  language: z.string(),
  currency: z.string(),
  hourlyRate: Rate.nullable(),
  notes: z.string().nullable(),
  deactivatedAt: Instant.nullable(),
  createdAt: Instant,
  version: Version,
  addresses: z.array(CustomerAddress),
})
export type Customer = z.output<typeof Customer>

export const CustomerDetail = Customer.extend({
  contacts: z.array(Contact),
  projectCount: z.int(),
  /** Null for those who may not read invoices. */
  open: z.object({ amount: Money, invoices: z.int(), overdueAmount: Money }).nullable(),
})
export type CustomerDetail = z.output<typeof CustomerDetail>

const customerFilters = {
  status: z.enum(['active', 'inactive', 'all']).default('active'),
  kind: z.enum(CUSTOMER_KINDS).optional(),
}

export const CustomerQuery = listQuery(['name', 'number', 'createdAt'], customerFilters)
export type CustomerQuery = z.output<typeof CustomerQuery>

export const ExportFormat = z.enum(['csv', 'xlsx'])
export type ExportFormat = z.output<typeof ExportFormat>

export const CustomerExportQuery = z.strictObject({ ...CustomerQuery.shape, format: ExportFormat })
  .omit({ page: true, limit: true })
export type CustomerExportQuery = z.output<typeof CustomerExportQuery>

export const DuplicateQuery = z.strictObject({
  name: line(200).optional(),
  vatId: line(30).optional(),
  email: line(254).optional(),
  website: line(200).optional(),
  /** The customer being edited is no duplicate of itself. */
  exceptId: Id.optional(),
})
export type DuplicateQuery = z.output<typeof DuplicateQuery>

export const DUPLICATE_REASONS = ['name', 'vat-id', 'domain'] as const

export const DuplicateList = z.object({
  items: z.array(CustomerRef.extend({ reasons: z.array(z.enum(DUPLICATE_REASONS)), deactivatedAt: Instant.nullable() })),
})
export type DuplicateList = z.output<typeof DuplicateList>

const contactFields = {
  salutation: blank(line(50)),
  firstName: blank(line(100)),
  lastName: line(100, 1),
  position: blank(line(100)),
  email: blank(Email),
  phone: blank(line(50)),
  isPrimary: z.boolean(),
}

export const ContactCreate = z.strictObject({ ...contactFields, isPrimary: z.boolean().default(false), customerId: Id })
export type ContactCreate = z.output<typeof ContactCreate>

export const ContactChange = z.strictObject(contactFields).partial().extend({ version: Version })
export type ContactChange = z.output<typeof ContactChange>

export const ContactQuery = listQuery(['lastName', 'email'], { customerId: Id.optional() })
export type ContactQuery = z.output<typeof ContactQuery>

export const ContactList = listOf(Contact.extend({ customer: CustomerRef }))
