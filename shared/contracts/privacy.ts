import { z } from 'zod'
import { LEGAL_BASIS_KEYS } from '../legal-bases'
import { RECORD_TYPES } from '../record-kinds'
import { blank } from './blank'
import { Id, Instant, line, listOf, listQuery, text, Version } from './primitives'
import { FoundRecord, RecordRef } from './records'
import { PRIVACY_KINDS, PRIVACY_STATES } from '../choices/privacy'

/** How long something is kept and why. */
export const RetentionClass = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  years: z.int(),
  /** True: counted from the end of the calendar year. */
  fromYearEnd: z.boolean(),
  legalBasis: z.string().nullable(),
  builtIn: z.boolean(),
  version: Version,
})

export const RetentionClassList = z.object({ items: z.array(RetentionClass) })

const retentionFields = {
  name: line(100, 1),
  years: z.int().min(1).max(100),
  fromYearEnd: z.boolean(),
  legalBasis: blank(line(200)),
}

export const RetentionClassCreate = z.strictObject({ ...retentionFields, fromYearEnd: z.boolean().default(true) })
export type RetentionClassCreate = z.output<typeof RetentionClassCreate>

export const RetentionClassChange = z.strictObject(retentionFields).partial().extend({ version: Version })
export type RetentionClassChange = z.output<typeof RetentionClassChange>

const Person = z.object({ id: Id, name: z.string() })

/** A record that nobody may delete until the hold is lifted. */
export const LegalHold = z.object({
  id: Id,
  record: z.object({ type: z.string(), id: Id }),
  /** Null when the record is gone or hidden from the reader. */
  found: FoundRecord.nullable(),
  reason: z.string(),
  placedBy: Person.nullable(),
  placedAt: Instant,
  liftedBy: Person.nullable(),
  liftedAt: Instant.nullable(),
  liftReason: z.string().nullable(),
})
export type LegalHold = z.output<typeof LegalHold>

export const LegalHoldList = listOf(LegalHold)

export const LegalHoldQuery = listQuery(['-placedAt'], {
  state: z.enum(['open', 'lifted']).optional(),
  type: z.enum(RECORD_TYPES).optional(),
  id: Id.optional(),
})
export type LegalHoldQuery = z.output<typeof LegalHoldQuery>

export const LegalHoldCreate = z.strictObject({ record: RecordRef, reason: text(500).min(3) })
export type LegalHoldCreate = z.output<typeof LegalHoldCreate>

export const LegalHoldLift = z.strictObject({ reason: text(500).min(3) })
export type LegalHoldLift = z.output<typeof LegalHoldLift>

const SUBJECT_TYPES = ['Employee', 'Contact', 'Customer'] as const

/** What became of the rows of one table. */
export const ErasureLine = z.object({
  entityType: z.string(),
  count: z.int(),
  outcome: z.enum(['deleted', 'anonymised', 'kept']),
  /** First day on which it may go; null where no day is fixed. */
  until: z.iso.date().nullable(),
  basis: z.enum(LEGAL_BASIS_KEYS).nullable(),
})
export type ErasureLine = z.output<typeof ErasureLine>

/** A request for an export (Art. 15 GDPR) or an erasure (Art. 17 GDPR) of one person's data. */
export const PrivacyRequest = z.object({
  id: Id,
  kind: z.enum(PRIVACY_KINDS),
  subject: z.object({ type: z.enum(SUBJECT_TYPES), id: Id, name: z.string() }),
  reason: z.string().nullable(),
  status: z.enum(PRIVACY_STATES),
  requestedBy: Person.nullable(),
  requestedAt: Instant,
  decidedBy: Person.nullable(),
  decidedAt: Instant.nullable(),
  decisionReason: z.string().nullable(),
  total: z.int(),
  done: z.int(),
  result: z.array(ErasureLine).nullable(),
  hasFile: z.boolean(),
  fileExpiresAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  errorCode: z.string().nullable(),
  version: Version,
  /** Whether the reader may release or reject it now. */
  mayDecide: z.boolean(),
  mayDownload: z.boolean(),
})
export type PrivacyRequest = z.output<typeof PrivacyRequest>

export const PrivacyRequestList = listOf(PrivacyRequest)

export const PrivacyQuery = listQuery(['-requestedAt'], {
  kind: z.enum(PRIVACY_KINDS).optional(),
  status: z.enum(PRIVACY_STATES).optional(),
})
export type PrivacyQuery = z.output<typeof PrivacyQuery>

export const PrivacyRequestCreate = z.strictObject({
  kind: z.enum(PRIVACY_KINDS),
  subject: z.strictObject({ type: z.enum(SUBJECT_TYPES), id: Id }),
  reason: blank(text(500)),
})
export type PrivacyRequestCreate = z.output<typeof PrivacyRequestCreate>

export const PrivacyRelease = z.strictObject({ version: Version })

export const PrivacyRejection = z.strictObject({ reason: text(500).min(3), version: Version })
export type PrivacyRejection = z.output<typeof PrivacyRejection>
