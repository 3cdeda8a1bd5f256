import type { CompanyProfileRow } from '#server/domain/settings'
import { smallBusinessExemption, type TaxCategory } from '#shared/tax-categories'

/** Member states of the EU for VAT (§ 1 Abs. 2a UStG); Northern Ireland counts for goods only and is left out. */
const EU = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

interface Customer {
  kind: 'COMPANY' | 'PERSON'
  vatId: string | null
}

export interface LineTax {
  taxCategory: TaxCategory
  taxRate: string
  exemptionReason: string | null
}

/**
 * The tax a service line starts with: § 19 for small businesses; reverse charge for companies elsewhere in the EU
 * (§ 3a Abs. 2, § 13b UStG); not taxable here for companies outside it; the regular rate for everybody else.
 */
export function defaultTax(company: Pick<CompanyProfileRow, 'smallBusiness' | 'defaultTaxRate' | 'country'>, customer: Customer,
  country: string): LineTax {
  if (company.smallBusiness) return { taxCategory: 'E', taxRate: '0', exemptionReason: smallBusinessExemption }
  if (customer.kind === 'COMPANY' && country !== company.country) {
    if (!EU.has(country)) return { taxCategory: 'O', taxRate: '0', exemptionReason: null }
    if (customer.vatId) return { taxCategory: 'AE', taxRate: '0', exemptionReason: null }
  }
  return { taxCategory: 'S', taxRate: company.defaultTaxRate.toFixed(), exemptionReason: null }
}
