import { isLeitwegId } from './leitweg-id'
import { isVatId } from './vat-id'

/** Schemes of the EAS code list (EN 16931 BT-34-1, BT-49-1) that our customers use, most frequent first. */
export const ELECTRONIC_ADDRESS_SCHEMES = [
  'EM', '0204', '9930', '0088', '0060', '9914', '9915', '0183', '9927', '0106', '9944', '0208', '9925', '9938', '0009', '9957',
  '9906', '0211', '9920', '0184', '0007', '0037', '0216', '0192', '9945', '9929', '9932',
] as const
export type ElectronicAddressScheme = typeof ELECTRONIC_ADDRESS_SCHEMES[number]

const CHECKS: Partial<Record<ElectronicAddressScheme, (value: string) => boolean>> = {
  'EM': value => /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(value),
  '0204': isLeitwegId,
  '9930': value => /^DE/i.test(value) && isVatId(value),
  '9914': value => /^ATU/i.test(value) && isVatId(value),
  '0088': isGln,
  '0060': value => /^\d{9}$/.test(value),
}

/** Whether the address has the form its scheme prescribes; schemes without a rule here only must not be blank. */
export function isElectronicAddress(scheme: ElectronicAddressScheme, value: string): boolean {
  return CHECKS[scheme]?.(value) ?? /^\S+$/.test(value)
}

/** GS1 location number: 13 digits, the last one checks the others with weights 1 and 3. */
function isGln(value: string): boolean {
  if (!/^\d{13}$/.test(value)) return false
  const total = [...value].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return total % 10 === 0
}
