import { XmlDocument, type XmlElement } from 'libxml2-wasm'

/** What both syntaxes say, read independently of the code that wrote them. Numbers stay text. */
export interface InvoiceModel {
  syntax: 'cii' | 'ubl'
  specification: string
  number: string
  typeCode: string
  currency: string
  dueDate: string
  buyerReference: string
  terms: string | null
  periodOrDelivery: boolean
  deliverToCountry: string
  deliverTo: { city: string, zip: string } | null
  precedingNumber: string
  paymentCode: string
  iban: string
  seller: PartyModel
  sellerContact: { name: string, phone: string, mail: string }
  buyer: PartyModel
  lines: LineModel[]
  taxes: { category: string, rate: string, base: string, tax: string, reason: string, code: string }[]
  totals: { lines: string, net: string, tax: string, gross: string, prepaid: string, due: string }
  empties: string[]
}

export interface PartyModel {
  name: string
  id: string
  legalId: string
  vatId: string
  taxNumber: string
  city: string
  zip: string
  country: string
  endpoint: string
  endpointScheme: string
}

export interface LineModel {
  id: string
  name: string
  quantity: string
  unit: string
  price: string
  net: string
  category: string
  rate: string
  allowance: { amount: string, base: string, percent: string, reason: string, code: string, indicator: string } | null
}

const namespaces = {
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  inv: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
}

function text(element: XmlElement, path: string): string {
  return element.get(path, namespaces)?.content ?? ''
}

function elements(element: XmlElement, path: string): XmlElement[] {
  return element.find(path, namespaces) as XmlElement[]
}

function ciiParty(root: XmlElement, path: string): PartyModel {
  const at = (rest: string) => text(root, `${path}/${rest}`)
  return {
    name: at('ram:Name'),
    id: at('ram:ID'),
    legalId: at('ram:SpecifiedLegalOrganization/ram:ID'),
    vatId: at('ram:SpecifiedTaxRegistration/ram:ID[@schemeID="VA"]'),
    taxNumber: at('ram:SpecifiedTaxRegistration/ram:ID[@schemeID="FC"]'),
    city: at('ram:PostalTradeAddress/ram:CityName'),
    zip: at('ram:PostalTradeAddress/ram:PostcodeCode'),
    country: at('ram:PostalTradeAddress/ram:CountryID'),
    endpoint: at('ram:URIUniversalCommunication/ram:URIID'),
    endpointScheme: at('ram:URIUniversalCommunication/ram:URIID/@schemeID'),
  }
}

function ublParty(root: XmlElement, path: string): PartyModel {
  const at = (rest: string) => text(root, `${path}/${rest}`)
  return {
    name: at('cac:PartyLegalEntity/cbc:RegistrationName'),
    id: at('cac:PartyIdentification/cbc:ID'),
    legalId: at('cac:PartyLegalEntity/cbc:CompanyID'),
    vatId: at('cac:PartyTaxScheme[cac:TaxScheme/cbc:ID="VAT"]/cbc:CompanyID'),
    taxNumber: at('cac:PartyTaxScheme[cac:TaxScheme/cbc:ID!="VAT"]/cbc:CompanyID'),
    city: at('cac:PostalAddress/cbc:CityName'),
    zip: at('cac:PostalAddress/cbc:PostalZone'),
    country: at('cac:PostalAddress/cac:Country/cbc:IdentificationCode'),
    endpoint: at('cbc:EndpointID'),
    endpointScheme: at('cbc:EndpointID/@schemeID'),
  }
}

function ciiLine(line: XmlElement): LineModel {
  const charge = 'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge'
  return {
    id: text(line, 'ram:AssociatedDocumentLineDocument/ram:LineID'),
    name: text(line, 'ram:SpecifiedTradeProduct/ram:Name'),
    quantity: text(line, 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity'),
    unit: text(line, 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode'),
    price: text(line, 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount'),
    net: text(line, 'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount'),
    category: text(line, 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode'),
    rate: text(line, 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent'),
    allowance: elements(line, charge).map(each => ({
      amount: text(each, 'ram:ActualAmount'),
      base: text(each, 'ram:BasisAmount'),
      percent: text(each, 'ram:CalculationPercent'),
      reason: text(each, 'ram:Reason'),
      code: text(each, 'ram:ReasonCode'),
      indicator: text(each, 'ram:ChargeIndicator/udt:Indicator'),
    }))[0] ?? null,
  }
}

function ublLine(line: XmlElement): LineModel {
  return {
    id: text(line, 'cbc:ID'),
    name: text(line, 'cac:Item/cbc:Name'),
    quantity: text(line, 'cbc:InvoicedQuantity'),
    unit: text(line, 'cbc:InvoicedQuantity/@unitCode'),
    price: text(line, 'cac:Price/cbc:PriceAmount'),
    net: text(line, 'cbc:LineExtensionAmount'),
    category: text(line, 'cac:Item/cac:ClassifiedTaxCategory/cbc:ID'),
    rate: text(line, 'cac:Item/cac:ClassifiedTaxCategory/cbc:Percent'),
    allowance: elements(line, 'cac:AllowanceCharge').map(each => ({
      amount: text(each, 'cbc:Amount'),
      base: text(each, 'cbc:BaseAmount'),
      percent: text(each, 'cbc:MultiplierFactorNumeric'),
      reason: text(each, 'cbc:AllowanceChargeReason'),
      code: text(each, 'cbc:AllowanceChargeReasonCode'),
      indicator: text(each, 'cbc:ChargeIndicator'),
    }))[0] ?? null,
  }
}

function readCii(root: XmlElement): Omit<InvoiceModel, 'empties'> {
  const trade = 'rsm:SupplyChainTradeTransaction'
  const agreement = `${trade}/ram:ApplicableHeaderTradeAgreement`
  const delivery = `${trade}/ram:ApplicableHeaderTradeDelivery`
  const settlement = `${trade}/ram:ApplicableHeaderTradeSettlement`
  const sum = (name: string) => text(root, `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:${name}`)
  const contact = `${agreement}/ram:SellerTradeParty/ram:DefinedTradeContact`
  const place = `${delivery}/ram:ShipToTradeParty/ram:PostalTradeAddress`
  return {
    syntax: 'cii',
    specification: text(root, 'rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
    number: text(root, 'rsm:ExchangedDocument/ram:ID'),
    typeCode: text(root, 'rsm:ExchangedDocument/ram:TypeCode'),
    currency: text(root, `${settlement}/ram:InvoiceCurrencyCode`),
    dueDate: text(root, `${settlement}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime`).trim(),
    buyerReference: text(root, `${agreement}/ram:BuyerReference`),
    terms: elements(root, `${settlement}/ram:SpecifiedTradePaymentTerms`).length === 1
      ? text(root, `${settlement}/ram:SpecifiedTradePaymentTerms/ram:Description`)
      : null,
    periodOrDelivery: elements(root, `${settlement}/ram:BillingSpecifiedPeriod | ${delivery}/ram:ActualDeliverySupplyChainEvent`).length > 0,
    deliverToCountry: text(root, `${place}/ram:CountryID`),
    deliverTo: elements(root, place).length > 0
      ? { city: text(root, `${place}/ram:CityName`), zip: text(root, `${place}/ram:PostcodeCode`) }
      : null,
    precedingNumber: text(root, `${settlement}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`),
    paymentCode: text(root, `${settlement}/ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode`),
    iban: text(root, `${settlement}/ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount/ram:IBANID`),
    seller: ciiParty(root, `${agreement}/ram:SellerTradeParty`),
    sellerContact: {
      name: text(root, `${contact}/ram:PersonName`),
      phone: text(root, `${contact}/ram:TelephoneUniversalCommunication/ram:CompleteNumber`),
      mail: text(root, `${contact}/ram:EmailURIUniversalCommunication/ram:URIID`),
    },
    buyer: ciiParty(root, `${agreement}/ram:BuyerTradeParty`),
    lines: elements(root, `${trade}/ram:IncludedSupplyChainTradeLineItem`).map(ciiLine),
    taxes: elements(root, `${settlement}/ram:ApplicableTradeTax`).map(tax => ({
      category: text(tax, 'ram:CategoryCode'),
      rate: text(tax, 'ram:RateApplicablePercent'),
      base: text(tax, 'ram:BasisAmount'),
      tax: text(tax, 'ram:CalculatedAmount'),
      reason: text(tax, 'ram:ExemptionReason'),
      code: text(tax, 'ram:ExemptionReasonCode'),
    })),
    totals: {
      lines: sum('LineTotalAmount'),
      net: sum('TaxBasisTotalAmount'),
      tax: sum('TaxTotalAmount[@currencyID]'),
      gross: sum('GrandTotalAmount'),
      prepaid: sum('TotalPrepaidAmount'),
      due: sum('DuePayableAmount'),
    },
  }
}

function readUbl(root: XmlElement): Omit<InvoiceModel, 'empties'> {
  const sum = (name: string) => text(root, `cac:LegalMonetaryTotal/cbc:${name}[@currencyID]`)
  const place = 'cac:Delivery/cac:DeliveryLocation/cac:Address'
  const contact = 'cac:AccountingSupplierParty/cac:Party/cac:Contact'
  return {
    syntax: 'ubl',
    specification: text(root, 'cbc:CustomizationID'),
    number: text(root, 'cbc:ID'),
    typeCode: text(root, 'cbc:InvoiceTypeCode'),
    currency: text(root, 'cbc:DocumentCurrencyCode'),
    dueDate: text(root, 'cbc:DueDate').replaceAll('-', ''),
    buyerReference: text(root, 'cbc:BuyerReference'),
    terms: elements(root, 'cac:PaymentTerms').length === 1 ? text(root, 'cac:PaymentTerms/cbc:Note') : null,
    periodOrDelivery: elements(root, 'cac:InvoicePeriod | cac:Delivery/cbc:ActualDeliveryDate').length > 0,
    deliverToCountry: text(root, `${place}/cac:Country/cbc:IdentificationCode`),
    deliverTo: elements(root, place).length > 0
      ? { city: text(root, `${place}/cbc:CityName`), zip: text(root, `${place}/cbc:PostalZone`) }
      : null,
    precedingNumber: text(root, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID'),
    paymentCode: text(root, 'cac:PaymentMeans/cbc:PaymentMeansCode'),
    iban: text(root, 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID'),
    seller: ublParty(root, 'cac:AccountingSupplierParty/cac:Party'),
    sellerContact: {
      name: text(root, `${contact}/cbc:Name`),
      phone: text(root, `${contact}/cbc:Telephone`),
      mail: text(root, `${contact}/cbc:ElectronicMail`),
    },
    buyer: ublParty(root, 'cac:AccountingCustomerParty/cac:Party'),
    lines: elements(root, 'cac:InvoiceLine').map(ublLine),
    taxes: elements(root, 'cac:TaxTotal/cac:TaxSubtotal').map(tax => ({
      category: text(tax, 'cac:TaxCategory/cbc:ID'),
      rate: text(tax, 'cac:TaxCategory/cbc:Percent'),
      base: text(tax, 'cbc:TaxableAmount[@currencyID]'),
      tax: text(tax, 'cbc:TaxAmount[@currencyID]'),
      reason: text(tax, 'cac:TaxCategory/cbc:TaxExemptionReason'),
      code: text(tax, 'cac:TaxCategory/cbc:TaxExemptionReasonCode'),
    })),
    totals: {
      lines: sum('LineExtensionAmount'),
      net: sum('TaxExclusiveAmount'),
      tax: text(root, 'cac:TaxTotal/cbc:TaxAmount[@currencyID]'),
      gross: sum('TaxInclusiveAmount'),
      prepaid: sum('PrepaidAmount'),
      due: sum('PayableAmount'),
    },
  }
}

/** Reads an e-invoice of either syntax with libxml2. */
export function readInvoiceXml(xml: string): InvoiceModel {
  using document = XmlDocument.fromString(xml)
  const root = document.root
  const model = root.name === 'CrossIndustryInvoice' ? readCii(root) : readUbl(root)
  const empties = elements(root, '//*[not(*) and not(normalize-space())]').map(each => each.name)
  return { ...model, empties }
}
