/**
 * Retention classes every company starts with, counted from the end of the calendar year: § 147(3) AO, § 257(4) HGB and § 14b UStG;
 * vouchers 8 years (BEG IV) since 2025-01-01. The migration gave them to companies that existed before.
 */
export const STATUTORY_RETENTION = [
  { key: 'books-10', name: 'Bücher, Inventare, Jahresabschlüsse', years: 10, legalBasis: '§ 147 Abs. 3 AO, § 257 Abs. 4 HGB' },
  { key: 'vouchers-8', name: 'Buchungsbelege und Rechnungen', years: 8, legalBasis: '§ 147 Abs. 3 AO, § 257 Abs. 4 HGB, § 14b UStG' },
  { key: 'letters-6', name: 'Handels- und Geschäftsbriefe', years: 6, legalBasis: '§ 147 Abs. 3 AO, § 257 Abs. 4 HGB' },
] as const
