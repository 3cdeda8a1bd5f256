import type { InvoiceContent } from '#shared/invoice-content'
import {
  buyerReference, deliverTo, note, paymentMeansCode, paymentTerms, specifications, supplyTime, typeCode, vatBreakdown,
} from './invoice-facts'
import { ublLine } from './ubl-line'
import { ublAddress, ublBuyer, ublSeller } from './ubl-party'
import { group, leaf, serialize } from './xml-node'

const namespaces = {
  'xmlns': 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  'xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  'xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
}

/** XRechnung 3.0 as UBL 2.1 Invoice; a Stornorechnung keeps this root with code 384, see docs/adr. */
export function invoiceXmlUbl(content: InvoiceContent): string {
  const { period } = supplyTime(content)
  return serialize(group('Invoice', [
    leaf('cbc:CustomizationID', specifications.xrechnung),
    leaf('cbc:ProfileID', specifications.process),
    leaf('cbc:ID', content.number),
    leaf('cbc:IssueDate', content.issuedOn),
    leaf('cbc:DueDate', content.dueOn),
    leaf('cbc:InvoiceTypeCode', typeCode(content)),
    leaf('cbc:Note', note(content)),
    leaf('cbc:DocumentCurrencyCode', content.currency),
    leaf('cbc:BuyerReference', buyerReference(content)),
    period
      ? group('cac:InvoicePeriod', [leaf('cbc:StartDate', period.from), leaf('cbc:EndDate', period.to)])
      : null,
    group('cac:OrderReference', [leaf('cbc:ID', content.orderReference)]),
    content.preceding
      ? group('cac:BillingReference', [group('cac:InvoiceDocumentReference', [
          leaf('cbc:ID', content.preceding.number),
          leaf('cbc:IssueDate', content.preceding.issuedOn),
        ])])
      : null,
    ublSeller(content),
    ublBuyer(content),
    delivery(content),
    paymentMeans(content),
    group('cac:PaymentTerms', [leaf('cbc:Note', paymentTerms(content))]),
    taxTotal(content),
    monetaryTotal(content),
    ...content.lines.map(line => ublLine(line, content)),
  ], namespaces))
}

function delivery(content: InvoiceContent) {
  const place = deliverTo(content)
  return group('cac:Delivery', [
    leaf('cbc:ActualDeliveryDate', supplyTime(content).day),
    place ? group('cac:DeliveryLocation', [ublAddress('cac:Address', place.address)]) : null,
    place ? group('cac:DeliveryParty', [group('cac:PartyName', [leaf('cbc:Name', place.name)])]) : null,
  ])
}

function paymentMeans(content: InvoiceContent) {
  const code = paymentMeansCode(content)
  const account = code === '97' ? null : content.bankAccount
  return group('cac:PaymentMeans', [
    leaf('cbc:PaymentMeansCode', code),
    leaf('cbc:PaymentID', content.number),
    account
      ? group('cac:PayeeFinancialAccount', [
          leaf('cbc:ID', account.iban.replaceAll(' ', '')),
          leaf('cbc:Name', account.holder),
          group('cac:FinancialInstitutionBranch', [leaf('cbc:ID', account.bic)]),
        ])
      : null,
  ])
}

function taxTotal(content: InvoiceContent) {
  const currency = { currencyID: content.currency }
  return group('cac:TaxTotal', [
    leaf('cbc:TaxAmount', content.totals.tax, currency),
    ...vatBreakdown(content).map(row => group('cac:TaxSubtotal', [
      leaf('cbc:TaxableAmount', row.base, currency),
      leaf('cbc:TaxAmount', row.tax, currency),
      group('cac:TaxCategory', [
        leaf('cbc:ID', row.category),
        leaf('cbc:Percent', row.rate),
        leaf('cbc:TaxExemptionReasonCode', row.reasonCode),
        leaf('cbc:TaxExemptionReason', row.reason),
        group('cac:TaxScheme', [leaf('cbc:ID', 'VAT')]),
      ]),
    ])),
  ])
}

function monetaryTotal({ totals, currency: currencyID }: InvoiceContent) {
  return group('cac:LegalMonetaryTotal', [
    leaf('cbc:LineExtensionAmount', totals.net, { currencyID }),
    leaf('cbc:TaxExclusiveAmount', totals.net, { currencyID }),
    leaf('cbc:TaxInclusiveAmount', totals.gross, { currencyID }),
    totals.prepaid === '0.00' ? null : leaf('cbc:PrepaidAmount', totals.prepaid, { currencyID }),
    leaf('cbc:PayableAmount', totals.due, { currencyID }),
  ])
}
