import { plainText } from '#shared/money'
import type { DocumentLine, InvoiceContent } from '#shared/invoice-content'
import { allowanceReason, lineAllowance } from './invoice-facts'
import { group, leaf } from './xml-node'

/** BG-25 in UBL. A line of category O carries no rate (BR-O-05). */
export function ublLine(line: DocumentLine, { currency, language }: Pick<InvoiceContent, 'currency' | 'language'>) {
  const currencyID = currency
  return group('cac:InvoiceLine', [
    leaf('cbc:ID', String(line.position)),
    leaf('cbc:InvoicedQuantity', plainText(line.quantity), { unitCode: line.unit }),
    leaf('cbc:LineExtensionAmount', line.netAmount, { currencyID }),
    allowance(line, { currencyID, language }),
    group('cac:Item', [
      leaf('cbc:Description', line.details),
      leaf('cbc:Name', line.description),
      group('cac:ClassifiedTaxCategory', [
        leaf('cbc:ID', line.taxCategory),
        line.taxCategory === 'O' ? null : leaf('cbc:Percent', plainText(line.taxRate)),
        group('cac:TaxScheme', [leaf('cbc:ID', 'VAT')]),
      ]),
    ]),
    group('cac:Price', [leaf('cbc:PriceAmount', plainText(line.unitPrice), { currencyID })]),
  ])
}

function allowance(line: DocumentLine, { currencyID, language }: { currencyID: string, language: string }) {
  const given = lineAllowance(line)
  if (!given) return null
  const reason = allowanceReason(language)
  return group('cac:AllowanceCharge', [
    leaf('cbc:ChargeIndicator', 'false'),
    leaf('cbc:AllowanceChargeReasonCode', reason.code),
    leaf('cbc:AllowanceChargeReason', reason.text),
    leaf('cbc:MultiplierFactorNumeric', given.percent),
    leaf('cbc:Amount', given.amount, { currencyID }),
    leaf('cbc:BaseAmount', given.base, { currencyID }),
  ])
}
