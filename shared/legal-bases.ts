/**
 * Why something about a person stays although its erasure was asked for (Art. 17(3) GDPR). Sentence with the paragraph in the
 * message catalogue under `privacy.basis.<key>`; `years` from the end of the calendar year, null: no fixed end.
 */
export const LEGAL_BASES = {
  /** Issued invoices and other vouchers: § 147(3) AO, § 257(4) HGB, § 14b UStG (BEG IV, since 2025-01-01). */
  'vouchers': { years: 8 },
  /** Books and annual accounts: § 147(3) AO, § 257(4) HGB. */
  'books': { years: 10 },
  /** Business letters sent and received: § 147(3) AO, § 257(4) HGB. */
  'letters': { years: 6 },
  /** Payroll accounts: § 41(1) EStG. */
  'payroll': { years: 6 },
  /** Records of working time: § 16(2) ArbZG, § 17(1) MiLoG. */
  'working-time': { years: 2 },
  /** The audit log proves the correctness of the books: GoBD, § 146(4) AO. */
  'audit': { years: 10 },
  /** Open claims: Art. 17(3)(e) GDPR, § 195 BGB. */
  'claims': { years: 3 },
  /** Asked to be kept by a legal hold. */
  'legal-hold': { years: null },
  /** Belongs to the customer, the project or the company, not to the person; the name is gone. */
  'business-record': { years: null },
} as const satisfies Record<string, { years: number | null }>

export type LegalBasis = keyof typeof LEGAL_BASES

/** All keys, for enums of contracts. */
export const LEGAL_BASIS_KEYS = Object.keys(LEGAL_BASES) as [LegalBasis, ...LegalBasis[]]

/** First day on which something that arose on `day` may be deleted; null without a fixed end. Days are UTC midnights. */
export function keptUntil(basis: LegalBasis, day: Date): Date | null {
  const { years } = LEGAL_BASES[basis]
  return years === null ? null : new Date(Date.UTC(day.getUTCFullYear() + years + 1, 0, 1))
}
