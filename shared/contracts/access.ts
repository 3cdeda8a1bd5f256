import { z } from 'zod'
import { PERMISSIONS } from '../permissions'
import { RECORD_TYPES } from '../record-kinds'
import { PersonRef } from './employees'
import { Day, Id, Instant } from './primitives'
import { FoundRecord } from './records'
import { ASSIGNMENT_STATES, RoleRef } from './roles'

const ScopeName = z.enum(['own', 'team', 'all'])

/** Why can (not) this person do this, to this record? */
export const AccessQuestion = z.strictObject({
  employeeId: Id,
  permission: z.enum(PERMISSIONS),
  recordType: z.enum(RECORD_TYPES).optional(),
  recordId: Id.optional(),
}).refine(question => (question.recordType === undefined) === (question.recordId === undefined), { path: ['recordId'], error: 'field.required' })
export type AccessQuestion = z.output<typeof AccessQuestion>

/** The first rule that refuses, or that everything allows. */
export const ACCESS_VERDICTS = [
  'allowed', 'left', 'not-started', 'no-role', 'not-granted', 'module-off', 'record-kind-hidden', 'record-out-of-reach',
] as const

/** A role of the person: whether it counts today, and with which of its grants it allows the action. */
export const AccessRole = z.object({
  role: RoleRef,
  source: z.enum(['MANUAL', 'PROVIDER']),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  state: z.enum(ASSIGNMENT_STATES),
  grants: z.array(z.object({ grant: z.string(), scope: ScopeName })),
})

/** A personal token reaches no further than its scopes and not beyond its end. */
export const AccessToken = z.object({ id: Id, name: z.string(), expiresAt: Instant.nullable(), scope: ScopeName.nullable() })

/** The answer of the explainer; its sentences are in the message catalogue under `roles.explain`. */
export const AccessAnswer = z.object({
  employee: PersonRef.extend({ activeFrom: Day, activeTo: Day.nullable() }),
  permission: z.enum(PERMISSIONS),
  verdict: z.enum(ACCESS_VERDICTS),
  /** How far the roles together reach; null when they do not allow it. */
  scope: ScopeName.nullable(),
  roles: z.array(AccessRole),
  /** Module that the company has switched off. */
  moduleOff: z.string().nullable(),
  record: z.object({
    found: FoundRecord,
    /** The permission that decides whether records of this kind can be seen, and how far it reaches. */
    kindPermission: z.enum(PERMISSIONS),
    kindScope: ScopeName.nullable(),
    isVisible: z.boolean(),
    isWithinScope: z.boolean(),
  }).nullable(),
  tokens: z.array(AccessToken),
})
export type AccessAnswer = z.output<typeof AccessAnswer>

/** Looks at the company as this role would see it. */
export const ViewAs = z.strictObject({ roleId: Id })
export type ViewAs = z.output<typeof ViewAs>

export const MatrixQuery = z.strictObject({ format: z.enum(['csv', 'xlsx']) })
export type MatrixQuery = z.output<typeof MatrixQuery>
