import { checkVAT, countries } from 'jsvat'

/** Upper case without blanks, dots and hyphens, as it is stored and compared. */
export function normaliseVatId(text: string): string {
  return text.toUpperCase().replaceAll(/[\s.\-/]/g, '')
}

/**
 * Whether the number has the form its country prescribes and, where there is one, the right check digit.
 * Countries whose rules are not known here pass on the general form: two letters, then 2 to 13 letters or digits.
 */
export function isVatId(text: string): boolean {
  const vatId = normaliseVatId(text)
  if (!/^[A-Z]{2}[A-Z0-9+*]{2,13}$/.test(vatId)) return false
  // Northern Ireland uses British numbers with its own prefix (Protocol, since 2021-01-01).
  const result = checkVAT(vatId.replace(/^XI/, 'GB'), countries)
  return result.isSupportedCountry ? result.isValid : !EU_PREFIXES.has(vatId.slice(0, 2))
}

/** Prefixes of the EU: a number that begins with one of them must satisfy that country's rule. */
const EU_PREFIXES = new Set([
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'EL', 'ES', 'FI', 'FR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL',
  'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'XI',
])
