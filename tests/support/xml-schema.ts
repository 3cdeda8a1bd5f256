import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { XmlDocument, XmlElement, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

/** What the schema of its syntax has against a document: the official one for CII, the order of elements for UBL. */
export function schemaFaults(xml: string): string[] {
  using document = XmlDocument.fromString(xml)
  return document.root.name === 'CrossIndustryInvoice' ? faultsInCii(document) : misplacedElements(document.root)
}

let cii: XsdValidator | undefined

function faultsInCii(document: XmlDocument): string[] {
  cii ??= officialSchema()
  try {
    cii.validate(document)
    return []
  }
  catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(detail => detail.message)
    throw error
  }
}

/** The schema of Factur-X and ZUGFeRD, profile EN 16931, as FeRD publishes it. */
function officialSchema(): XsdValidator {
  xmlRegisterFsInputProviders()
  const program = createRequire(import.meta.url).resolve('@stackforge-eu/factur-x')
  const path = join(dirname(program), '../schema/en16931/FACTUR-X_EN16931.xsd')
  using schema = XmlDocument.fromBuffer(readFileSync(path), { url: path })
  return XsdValidator.fromDoc(schema)
}

/** Child sequences of UBL 2.1, for the elements a document of ours may hold. */
const sequences: Record<string, string> = {
  Invoice: 'CustomizationID ProfileID ID IssueDate DueDate InvoiceTypeCode Note TaxPointDate DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference BillingReference DespatchDocumentReference ContractDocumentReference AdditionalDocumentReference ProjectReference AccountingSupplierParty AccountingCustomerParty PayeeParty TaxRepresentativeParty Delivery PaymentMeans PaymentTerms AllowanceCharge TaxTotal LegalMonetaryTotal InvoiceLine',
  InvoicePeriod: 'StartDate EndDate',
  InvoiceDocumentReference: 'ID IssueDate',
  Party: 'EndpointID PartyIdentification PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact',
  PostalAddress: 'StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country',
  Address: 'StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country',
  PartyTaxScheme: 'CompanyID TaxScheme',
  PartyLegalEntity: 'RegistrationName CompanyID CompanyLegalForm',
  Contact: 'Name Telephone ElectronicMail',
  Delivery: 'ActualDeliveryDate DeliveryLocation DeliveryParty',
  PaymentMeans: 'PaymentMeansCode PaymentID CardAccount PayeeFinancialAccount PaymentMandate',
  PayeeFinancialAccount: 'ID Name FinancialInstitutionBranch',
  TaxTotal: 'TaxAmount TaxSubtotal',
  TaxSubtotal: 'TaxableAmount TaxAmount TaxCategory',
  TaxCategory: 'ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme',
  LegalMonetaryTotal: 'LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount',
  InvoiceLine: 'ID Note InvoicedQuantity LineExtensionAmount AccountingCost InvoicePeriod OrderLineReference DocumentReference AllowanceCharge Item Price',
  AllowanceCharge: 'ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason MultiplierFactorNumeric Amount BaseAmount TaxCategory',
  Item: 'Description Name BuyersItemIdentification SellersItemIdentification StandardItemIdentification OriginCountry CommodityClassification ClassifiedTaxCategory AdditionalItemProperty',
  ClassifiedTaxCategory: 'ID Percent TaxScheme',
}

function misplacedElements(root: XmlElement): string[] {
  const wrong: string[] = []
  const visit = (element: XmlElement) => {
    const order = sequences[element.name]?.split(' ')
    let last = -1
    for (let child = element.firstChild; child; child = child.next) {
      if (!(child instanceof XmlElement)) continue
      const place = order ? order.indexOf(child.name) : 0
      if (order && (place === -1 || place < last)) wrong.push(`${element.name}/${child.name}`)
      last = Math.max(last, place)
      visit(child)
    }
  }
  visit(root)
  return wrong
}
