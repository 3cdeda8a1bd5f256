import type { DocumentBuyer, InvoiceContent } from '#shared/invoice-content'
import { isOutsideScope, legalInformation, sellerId } from './invoice-facts'
import { group, leaf } from './xml-node'

/** A postal address under the element name its place wants. */
export function ublAddress(name: string, value: DocumentBuyer['address']) {
  return group(name, [
    leaf('cbc:StreetName', value.street ?? value.addition),
    value.street ? leaf('cbc:AdditionalStreetName', value.addition) : null,
    leaf('cbc:CityName', value.city),
    leaf('cbc:PostalZone', value.postalCode),
    group('cac:Country', [leaf('cbc:IdentificationCode', value.country)]),
  ])
}

function endpoint(value: DocumentBuyer['electronicAddress']) {
  return value ? leaf('cbc:EndpointID', value.value, { schemeID: value.scheme }) : null
}

function taxScheme(id: string | null, scheme: 'VAT' | 'FC') {
  if (!id) return null
  return group('cac:PartyTaxScheme', [leaf('cbc:CompanyID', id), group('cac:TaxScheme', [leaf('cbc:ID', scheme)])])
}

/** BG-4 to BG-6 in UBL. */
export function ublSeller(content: InvoiceContent) {
  const { seller } = content
  return group('cac:AccountingSupplierParty', [group('cac:Party', [
    endpoint(seller.electronicAddress),
    group('cac:PartyIdentification', [leaf('cbc:ID', sellerId(content))]),
    ublAddress('cac:PostalAddress', seller.address),
    isOutsideScope(content) ? null : taxScheme(seller.vatId, 'VAT'),
    taxScheme(seller.taxNumber, 'FC'),
    group('cac:PartyLegalEntity', [
      leaf('cbc:RegistrationName', seller.name),
      leaf('cbc:CompanyID', seller.registerNumber),
      leaf('cbc:CompanyLegalForm', legalInformation(content)),
    ]),
    group('cac:Contact', [
      leaf('cbc:Name', seller.contact.name),
      leaf('cbc:Telephone', seller.contact.phone),
      leaf('cbc:ElectronicMail', seller.contact.email),
    ]),
  ])])
}

/** BG-7 to BG-9 in UBL. */
export function ublBuyer(content: InvoiceContent) {
  const { buyer } = content
  return group('cac:AccountingCustomerParty', [group('cac:Party', [
    endpoint(buyer.electronicAddress),
    group('cac:PartyIdentification', [leaf('cbc:ID', buyer.number)]),
    ublAddress('cac:PostalAddress', buyer.address),
    isOutsideScope(content) ? null : taxScheme(buyer.vatId, 'VAT'),
    group('cac:PartyLegalEntity', [leaf('cbc:RegistrationName', buyer.name)]),
    group('cac:Contact', [leaf('cbc:Name', buyer.contactName)]),
  ])])
}
