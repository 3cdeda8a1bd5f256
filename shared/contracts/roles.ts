import { z } from 'zod'
import { blank } from './blank'
import { PersonRef } from './employees'
import { Day, Flag, Id, Instant, line, listOf, Version } from './primitives'

/** How a role is named wherever one is meant. */
export const RoleRef = z.object({ id: Id, key: z.string(), name: z.string() })
export type RoleRef = z.output<typeof RoleRef>

/** A role with what it allows; see shared/permissions.ts for the grammar of grants. */
export const Role = RoleRef.extend({
  description: z.string().nullable(),
  grants: z.array(z.string()),
  builtIn: z.boolean(),
  version: Version,
  /** Employees who hold it today from whatever source. */
  holders: z.int(),
  /** Claims of the identity provider that give it. */
  mappings: z.int(),
})
export type Role = z.output<typeof Role>

export const RoleList = listOf(Role)

const Grant = z.string().max(80).regex(/^(\*|[a-z-]+(\.[a-z-]+)*(\.\*)?)(:(own|team))?$/, { error: 'role.grant-invalid' })
const roleFields = { name: line(80, 1), description: blank(line(300)), grants: z.array(Grant).max(200) }

export const RoleCreate = z.strictObject(roleFields)
export type RoleCreate = z.output<typeof RoleCreate>

export const RoleChange = z.strictObject(roleFields).partial().extend({ version: Version })
export type RoleChange = z.output<typeof RoleChange>

export const ASSIGNMENT_STATES = ['current', 'future', 'past'] as const

const assignmentFields = {
  /** PROVIDER: comes from the identity provider. */
  source: z.enum(['MANUAL', 'PROVIDER']),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  state: z.enum(ASSIGNMENT_STATES),
  version: Version,
}

/** A role of a person with its dates. */
export const EmployeeRole = z.object({ id: Id, role: RoleRef, ...assignmentFields })
export type EmployeeRole = z.output<typeof EmployeeRole>

export const EmployeeRoles = z.object({ items: z.array(EmployeeRole) })

/** A person of a role with the dates. */
export const RoleHolder = z.object({ id: Id, employee: PersonRef.extend({ isActive: z.boolean() }), ...assignmentFields })
export type RoleHolder = z.output<typeof RoleHolder>

export const RoleHolderList = listOf(RoleHolder)

export const RoleHolderQuery = z.strictObject({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type RoleHolderQuery = z.output<typeof RoleHolderQuery>

const dates = { validFrom: blank(Day), validTo: blank(Day) }
const endsAfterStart = ({ validFrom, validTo }: { validFrom?: Date | null, validTo?: Date | null }) =>
  !validFrom || !validTo || validFrom <= validTo
const wrongEnd = { path: ['validTo'], error: 'role.ends-before-start' }

/** Gives a person a role, from the first to the last day where there are such. */
export const RoleAssignmentCreate = z.strictObject({ employeeId: Id, roleId: Id, ...dates }).refine(endsAfterStart, wrongEnd)
export type RoleAssignmentCreate = z.output<typeof RoleAssignmentCreate>

export const RoleAssignmentChange = z.strictObject({ ...dates, version: Version }).refine(endsAfterStart, wrongEnd)
export type RoleAssignmentChange = z.output<typeof RoleAssignmentChange>

/** Which claim of the identity provider gives which role. */
export const RoleMapping = z.object({
  id: Id,
  claimValue: z.string(),
  organisation: z.string().nullable(),
  role: RoleRef,
  version: Version,
})
export type RoleMapping = z.output<typeof RoleMapping>

export const RoleMappingList = listOf(RoleMapping)

const mappingFields = { claimValue: line(200, 1), organisation: blank(line(200)), roleId: Id }

export const RoleMappingCreate = z.strictObject(mappingFields)
export type RoleMappingCreate = z.output<typeof RoleMappingCreate>

export const RoleMappingChange = z.strictObject(mappingFields).partial().extend({ version: Version })
export type RoleMappingChange = z.output<typeof RoleMappingChange>

/** How the provider's claims act: always exactly them, only adding, or only when a person comes for the first time. */
export const ROLE_SYNC_MODES = ['full-sync', 'additive', 'first-sign-in'] as const
export type RoleSyncMode = typeof ROLE_SYNC_MODES[number]

export const RoleSync = z.object({ mode: z.enum(ROLE_SYNC_MODES), version: z.int().min(0) })
export const RoleSyncChange = z.strictObject({ mode: z.enum(ROLE_SYNC_MODES), version: z.int().min(0) })
export type RoleSyncChange = z.output<typeof RoleSyncChange>

/**
 * What would be if the mappings were different: one mapping new (without `mappingId`), changed or removed, or another mode.
 * Without any of these: what the next sign-ins change under the mappings as they are.
 */
export const MappingTrial = z.strictObject({
  mappingId: Id.optional(),
  remove: Flag.optional(),
  claimValue: line(200, 1).optional(),
  organisation: line(200).optional(),
  roleId: Id.optional(),
  mode: z.enum(ROLE_SYNC_MODES).optional(),
})
export type MappingTrial = z.output<typeof MappingTrial>

/** One person of the dry run, with the claims of their last sign-in. */
export const MappingTrialPerson = z.object({
  employee: PersonRef,
  at: Instant,
  claims: z.array(z.object({ value: z.string(), organisations: z.array(z.string()) })),
  gains: z.array(RoleRef),
  loses: z.array(RoleRef),
  stays: z.array(RoleRef),
  /** Would be taken away, but is kept because nobody else administers. */
  kept: z.array(RoleRef),
})
export type MappingTrialPerson = z.output<typeof MappingTrialPerson>

export const MappingTrialResult = z.object({
  mode: z.enum(ROLE_SYNC_MODES),
  items: z.array(MappingTrialPerson),
  /** People whose claims are known; the items are the latest of them. */
  total: z.int(),
})
