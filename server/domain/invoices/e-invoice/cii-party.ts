import type { DocumentBuyer, InvoiceContent } from '#shared/invoice-content'
import { isOutsideScope, legalInformation, sellerId } from './invoice-facts'
import { group, leaf } from './xml-node'

function address(value: DocumentBuyer['address']) {
  return group('ram:PostalTradeAddress', [
    leaf('ram:PostcodeCode', value.postalCode),
    leaf('ram:LineOne', value.street ?? value.addition),
    value.street ? leaf('ram:LineTwo', value.addition) : null,
    leaf('ram:CityName', value.city),
    leaf('ram:CountryID', value.country),
  ])
}

function endpoint(value: DocumentBuyer['electronicAddress']) {
  return value ? group('ram:URIUniversalCommunication', [leaf('ram:URIID', value.value, { schemeID: value.scheme })]) : null
}

function taxRegistration(id: string | null, scheme: 'VA' | 'FC') {
  return group('ram:SpecifiedTaxRegistration', [leaf('ram:ID', id, { schemeID: scheme })])
}

/** BG-4 to BG-6 in CII. */
export function ciiSeller(content: InvoiceContent) {
  const { seller } = content
  return group('ram:SellerTradeParty', [
    leaf('ram:ID', sellerId(content)),
    leaf('ram:Name', seller.name),
    leaf('ram:Description', legalInformation(content)),
    group('ram:SpecifiedLegalOrganization', [leaf('ram:ID', seller.registerNumber)]),
    group('ram:DefinedTradeContact', [
      leaf('ram:PersonName', seller.contact.name),
      group('ram:TelephoneUniversalCommunication', [leaf('ram:CompleteNumber', seller.contact.phone)]),
      group('ram:EmailURIUniversalCommunication', [leaf('ram:URIID', seller.contact.email)]),
    ]),
    address(seller.address),
    endpoint(seller.electronicAddress),
    isOutsideScope(content) ? null : taxRegistration(seller.vatId, 'VA'),
    taxRegistration(seller.taxNumber, 'FC'),
  ])
}

/** BG-7 to BG-9 in CII. */
export function ciiBuyer(content: InvoiceContent) {
  const { buyer } = content
  return group('ram:BuyerTradeParty', [
    leaf('ram:ID', buyer.number),
    leaf('ram:Name', buyer.name),
    group('ram:DefinedTradeContact', [leaf('ram:PersonName', buyer.contactName)]),
    address(buyer.address),
    endpoint(buyer.electronicAddress),
    isOutsideScope(content) ? null : taxRegistration(buyer.vatId, 'VA'),
  ])
}

/** BG-13 with BG-15 in CII. */
export function ciiShipTo(place: { name: string, address: DocumentBuyer['address'] }) {
  return group('ram:ShipToTradeParty', [leaf('ram:Name', place.name), address(place.address)])
}
