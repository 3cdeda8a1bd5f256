/**
 * VAT categories of EN 16931 (UNTDID 5305) that a German company uses, and the words the law wants for each.
 * Paragraphs are those of UStG in force in 2026.
 */
export const taxCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const
export type TaxCategory = typeof taxCategories[number]

/** Rates of § 12 UStG since 2021-01-01: 19 % regular, 7 % reduced. */
export const standardTaxRates = ['19', '7'] as const

/** The exemption a small business names (§ 19 UStG as amended from 2025-01-01). */
export const smallBusinessExemption = '§ 19 UStG'

/** Exemptions offered for category E; any other paragraph may be typed in. */
export const exemptionParagraphs = [
  smallBusinessExemption,
  '§ 4 Nr. 8 UStG',
  '§ 4 Nr. 11 UStG',
  '§ 4 Nr. 12 UStG',
  '§ 4 Nr. 14 UStG',
  '§ 4 Nr. 21 UStG',
  '§ 4 Nr. 22 UStG',
] as const

/** Code of the VATEX list for categories whose reason is fixed (BT-121). */
export const exemptionCodes: Partial<Record<TaxCategory, string>> = {
  AE: 'VATEX-EU-AE',
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
}

const fixedTexts: Partial<Record<TaxCategory, { de: string, en: string }>> = {
  AE: {
    de: 'Steuerschuldnerschaft des Leistungsempfängers',
    en: 'Reverse charge: VAT is owed by the recipient (Steuerschuldnerschaft des Leistungsempfängers)',
  },
  K: {
    de: 'Steuerfreie innergemeinschaftliche Lieferung',
    en: 'Tax-exempt intra-Community supply (Steuerfreie innergemeinschaftliche Lieferung)',
  },
  G: { de: 'Steuerfreie Ausfuhrlieferung', en: 'Tax-exempt export delivery (Steuerfreie Ausfuhrlieferung)' },
  O: { de: 'Nicht im Inland steuerbar', en: 'Not taxable in Germany (Nicht im Inland steuerbar)' },
}

/** Only category S has a rate above zero; every other one is 0 %. */
export function hasTax(category: string): boolean {
  return category === 'S'
}

/** E needs the paragraph named; the reason of every other category is fixed or absent. */
export function needsExemptionParagraph(category: string): boolean {
  return category === 'E'
}

/** The sentence § 14 Abs. 4 Nr. 8 and § 14a UStG want on the document; null where none is needed. */
export function exemptionText(category: string, paragraph: string | null, language: string): string | null {
  const english = language === 'en'
  const fixed = fixedTexts[category as TaxCategory]
  if (fixed) return english ? fixed.en : fixed.de
  if (category !== 'E') return null

  const named = paragraph ?? ''
  if (named.replaceAll(' ', '').startsWith('§19')) {
    return english
      ? `Tax-exempt under ${named} (small business, Kleinunternehmer)`
      : `Steuerfrei nach ${named} (Kleinunternehmer)`
  }
  return english ? `Tax-exempt under ${named}` : `Steuerfrei nach ${named}`
}
