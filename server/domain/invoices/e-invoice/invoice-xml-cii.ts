import { plainText } from '#shared/money'
import type { InvoiceContent } from '#shared/invoice-content'
import { ciiLine } from './cii-line'
import { ciiBuyer, ciiSeller, ciiShipTo } from './cii-party'
import {
  buyerReference, deliverTo, note, paymentMeansCode, paymentTerms, specifications, supplyTime, typeCode, vatBreakdown,
} from './invoice-facts'
import { group, leaf, serialize } from './xml-node'

const namespaces = {
  'xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  'xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  'xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  'xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
}

function day(name: string, value: string | null, prefix: 'udt' | 'qdt' = 'udt') {
  return group(name, [leaf(`${prefix}:DateTimeString`, value?.replaceAll('-', ''), { format: '102' })])
}

/** UN/CEFACT Cross Industry Invoice of the EN 16931 profile (embedded in ZUGFeRD) or of XRechnung 3.0. */
export function invoiceXmlCii(content: InvoiceContent, profile: 'zugferd' | 'xrechnung'): string {
  return serialize(group('rsm:CrossIndustryInvoice', [
    group('rsm:ExchangedDocumentContext', [
      profile === 'xrechnung'
        ? group('ram:BusinessProcessSpecifiedDocumentContextParameter', [leaf('ram:ID', specifications.process)])
        : null,
      group('ram:GuidelineSpecifiedDocumentContextParameter', [leaf('ram:ID', specifications[profile])]),
    ]),
    group('rsm:ExchangedDocument', [
      leaf('ram:ID', content.number),
      leaf('ram:TypeCode', typeCode(content)),
      day('ram:IssueDateTime', content.issuedOn),
      group('ram:IncludedNote', [leaf('ram:Content', note(content))]),
    ]),
    group('rsm:SupplyChainTradeTransaction', [
      ...content.lines.map(line => ciiLine(line, content.language)),
      agreement(content),
      delivery(content),
      settlement(content),
    ]),
  ], namespaces))
}

function agreement(content: InvoiceContent) {
  return group('ram:ApplicableHeaderTradeAgreement', [
    leaf('ram:BuyerReference', buyerReference(content)),
    ciiSeller(content),
    ciiBuyer(content),
    group('ram:BuyerOrderReferencedDocument', [leaf('ram:IssuerAssignedID', content.orderReference)]),
  ])
}

function delivery(content: InvoiceContent) {
  const place = deliverTo(content)
  const children = [
    place ? ciiShipTo(place) : null,
    group('ram:ActualDeliverySupplyChainEvent', [day('ram:OccurrenceDateTime', supplyTime(content).day)]),
  ]
  // The schema wants the element even when nothing is known about the delivery.
  return group('ram:ApplicableHeaderTradeDelivery', children)
    ?? { name: 'ram:ApplicableHeaderTradeDelivery', attributes: {}, content: [] }
}

function settlement(content: InvoiceContent) {
  const { period } = supplyTime(content)
  return group('ram:ApplicableHeaderTradeSettlement', [
    leaf('ram:PaymentReference', content.number),
    leaf('ram:InvoiceCurrencyCode', content.currency),
    paymentMeans(content),
    ...vatBreakdown(content).map(row => group('ram:ApplicableTradeTax', [
      leaf('ram:CalculatedAmount', row.tax),
      leaf('ram:TypeCode', 'VAT'),
      leaf('ram:ExemptionReason', row.reason),
      leaf('ram:BasisAmount', row.base),
      leaf('ram:CategoryCode', row.category),
      leaf('ram:ExemptionReasonCode', row.reasonCode),
      leaf('ram:RateApplicablePercent', plainText(row.rate)),
    ])),
    period
      ? group('ram:BillingSpecifiedPeriod', [day('ram:StartDateTime', period.from), day('ram:EndDateTime', period.to)])
      : null,
    group('ram:SpecifiedTradePaymentTerms', [
      leaf('ram:Description', paymentTerms(content)),
      day('ram:DueDateDateTime', content.dueOn),
    ]),
    monetarySummation(content),
    content.preceding
      ? group('ram:InvoiceReferencedDocument', [
          leaf('ram:IssuerAssignedID', content.preceding.number),
          day('ram:FormattedIssueDateTime', content.preceding.issuedOn, 'qdt'),
        ])
      : null,
  ])
}

function paymentMeans(content: InvoiceContent) {
  const code = paymentMeansCode(content)
  const account = code === '97' ? null : content.bankAccount
  return group('ram:SpecifiedTradeSettlementPaymentMeans', [
    leaf('ram:TypeCode', code),
    group('ram:PayeePartyCreditorFinancialAccount', [
      leaf('ram:IBANID', account?.iban.replaceAll(' ', '')),
      leaf('ram:AccountName', account?.holder),
    ]),
    group('ram:PayeeSpecifiedCreditorFinancialInstitution', [leaf('ram:BICID', account?.bic)]),
  ])
}

function monetarySummation({ totals, currency }: InvoiceContent) {
  return group('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    leaf('ram:LineTotalAmount', totals.net),
    leaf('ram:TaxBasisTotalAmount', totals.net),
    leaf('ram:TaxTotalAmount', totals.tax, { currencyID: currency }),
    leaf('ram:GrandTotalAmount', totals.gross),
    totals.prepaid === '0.00' ? null : leaf('ram:TotalPrepaidAmount', totals.prepaid),
    leaf('ram:DuePayableAmount', totals.due),
  ])
}
