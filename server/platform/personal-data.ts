import type { LegalBasis } from '#shared/legal-bases'
import type { Context } from './context'

/** Kinds of persons whose data can be exported and erased: an employee, a contact, a customer that is a person. */
export const PERSON_TYPES = ['Employee', 'Contact', 'Customer'] as const
export type PersonType = typeof PERSON_TYPES[number]

/** One person. */
export interface PersonRef {
  type: PersonType
  id: string
}

/** What one module knows of a person: rows by name, as JSON, and the files that belong to them. */
export interface PersonalData {
  data: Record<string, unknown>
  /** StoredFile rows that go into the export beside the JSON. */
  files?: Array<{ name: string, fileId: string }>
}

/** What an erasure did with the rows of one kind. */
export interface ErasureResult {
  /** Name of the table. */
  entityType: string
  count: number
  outcome: 'deleted' | 'anonymised' | 'kept'
  /** Kept: first day on which it may go (YYYY-MM-DD); null where no day is fixed. */
  until?: string | null
  /** Kept: because of which law. */
  basis?: LegalBasis
}

/** One module's part of an export (Art. 15 GDPR) and an erasure (Art. 17 GDPR); listed in server/personal-data.ts. */
export interface PersonalDataProvider {
  /** Name of the file in the export, kebab-case: `time-tracking` → time-tracking.json. */
  name: string
  subjects: readonly PersonType[]
  /** Everything about the person in the tables of this module, read only. Dates and decimals are fine, secrets decrypted. */
  export(ctx: Context, person: PersonRef): Promise<PersonalData>
  /**
   * Deletes or anonymises what no law keeps and says what became of each table; asked once, in one transaction with all others,
   * in the order of the list. Never throws for "nothing found": it answers no line then.
   */
  erase(ctx: Context, person: PersonRef): Promise<ErasureResult[]>
}

/** Line of the result for rows that are gone. */
export function deleted(entityType: string, { count }: { count: number }): ErasureResult {
  return { entityType, count, outcome: 'deleted' }
}

/** Line of the result for rows that no longer name the person. */
export function anonymised(entityType: string, count: number): ErasureResult {
  return { entityType, count, outcome: 'anonymised' }
}

/** Line of the result for rows that stay, because of which law and until which day (UTC midnight). */
export function kept(entityType: string, count: number, because: { basis: LegalBasis, until?: Date | null }): ErasureResult {
  return { entityType, count, outcome: 'kept', basis: because.basis, until: because.until?.toISOString().slice(0, 10) ?? null }
}

let providers: readonly PersonalDataProvider[] = []

/** Declares a module's part; list it in server/personal-data.ts. */
export function definePersonalData(provider: PersonalDataProvider): PersonalDataProvider {
  return provider
}

/** Makes the providers known; called once at start and by tests. */
export function registerPersonalData(all: readonly PersonalDataProvider[]): void {
  providers = all
}

/** The providers that know something of this kind of person, in the order of the list. */
export function personalDataProviders(type: PersonType): readonly PersonalDataProvider[] {
  return providers.filter(provider => provider.subjects.includes(type))
}
