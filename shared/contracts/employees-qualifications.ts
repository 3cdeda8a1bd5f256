import { z } from 'zod'
import { blank } from './blank'
import { PersonRef } from './employees'
import { Day, Id, line, Version } from './primitives'

const QualificationKind = z.enum(['SKILL', 'CERTIFICATE'])

export const Qualification = z.object({
  id: Id,
  kind: QualificationKind,
  name: z.string(),
  issuer: z.string().nullable(),
  /** 1 (basics) to 5 (expert); skills only. */
  level: z.int().nullable(),
  acquiredOn: Day.nullable(),
  validUntil: Day.nullable(),
  version: Version,
})
export type Qualification = z.output<typeof Qualification>

export const QualificationList = z.object({ items: z.array(Qualification) })

const level = z.int().min(1).max(5).nullable().optional()

const fields = {
  name: line(100, 1),
  issuer: blank(line(100)),
  level,
  acquiredOn: blank(Day),
  validUntil: blank(Day),
}

const endsAfterStart = (value: { acquiredOn?: Date | null, validUntil?: Date | null }) =>
  !value.acquiredOn || !value.validUntil || value.acquiredOn <= value.validUntil
const endsBeforeStart = { path: ['validUntil'], error: 'qualification.ends-before-start' }

export const QualificationCreate = z.strictObject({ kind: QualificationKind, ...fields }).refine(endsAfterStart, endsBeforeStart)
export type QualificationCreate = z.output<typeof QualificationCreate>

export const QualificationChange = z.strictObject({ ...fields, version: Version }).refine(endsAfterStart, endsBeforeStart)
export type QualificationChange = z.output<typeof QualificationChange>

/** What people say of their own skills; certificates are the company's to record. */
export const OwnSkillCreate = z.strictObject({ name: fields.name, level })
export type OwnSkillCreate = z.output<typeof OwnSkillCreate>

export const OwnSkillChange = OwnSkillCreate.extend({ version: Version })
export type OwnSkillChange = z.output<typeof OwnSkillChange>

/** Certificates of people who work here that run out soon or have, the most urgent first. */
export const ExpiringList = z.object({ items: z.array(Qualification.extend({ validUntil: Day, employee: PersonRef })) })

export const QualificationParams = z.strictObject({ id: Id, qualificationId: Id })
