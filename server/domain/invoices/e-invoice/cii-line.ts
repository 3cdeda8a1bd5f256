import { plainText } from '#shared/money'
import type { DocumentLine } from '#shared/invoice-content'
import { allowanceReason, lineAllowance } from './invoice-facts'
import { group, leaf } from './xml-node'

/** BG-25 in CII. A line of category O carries no rate (BR-O-05). */
export function ciiLine(line: DocumentLine, language: string) {
  return group('ram:IncludedSupplyChainTradeLineItem', [
    group('ram:AssociatedDocumentLineDocument', [leaf('ram:LineID', String(line.position))]),
    group('ram:SpecifiedTradeProduct', [
      leaf('ram:Name', line.description),
      leaf('ram:Description', line.details),
    ]),
    group('ram:SpecifiedLineTradeAgreement', [
      group('ram:NetPriceProductTradePrice', [leaf('ram:ChargeAmount', plainText(line.unitPrice))]),
    ]),
    group('ram:SpecifiedLineTradeDelivery', [
      leaf('ram:BilledQuantity', plainText(line.quantity), { unitCode: line.unit }),
    ]),
    group('ram:SpecifiedLineTradeSettlement', [
      group('ram:ApplicableTradeTax', [
        leaf('ram:TypeCode', 'VAT'),
        leaf('ram:CategoryCode', line.taxCategory),
        line.taxCategory === 'O' ? null : leaf('ram:RateApplicablePercent', plainText(line.taxRate)),
      ]),
      allowance(line, language),
      group('ram:SpecifiedTradeSettlementLineMonetarySummation', [leaf('ram:LineTotalAmount', line.netAmount)]),
    ]),
  ])
}

function allowance(line: DocumentLine, language: string) {
  const given = lineAllowance(line)
  if (!given) return null
  const reason = allowanceReason(language)
  return group('ram:SpecifiedTradeAllowanceCharge', [
    group('ram:ChargeIndicator', [leaf('udt:Indicator', 'false')]),
    leaf('ram:CalculationPercent', given.percent),
    leaf('ram:BasisAmount', given.base),
    leaf('ram:ActualAmount', given.amount),
    leaf('ram:ReasonCode', reason.code),
    leaf('ram:Reason', reason.text),
  ])
}
