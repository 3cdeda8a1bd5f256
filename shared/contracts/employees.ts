import { z } from 'zod'
import { FEDERAL_STATES } from '../federal-states'
import { blank } from './blank'
import { Day, Email, Flag, Id, Instant, line, listOf, listQuery, Rate, Version } from './primitives'

/** Who a person is, wherever one is named. */
export const PersonRef = z.object({ id: Id, firstName: z.string(), lastName: z.string() })
export type PersonRef = z.output<typeof PersonRef>

const DepartmentRef = z.object({ id: Id, name: z.string() })

/** How somebody works here. */
export const EmploymentType = z.enum([
  'FULL_TIME', 'PART_TIME', 'MINI_JOB', 'WORKING_STUDENT', 'APPRENTICE', 'INTERN', 'FREELANCER', 'MANAGING_DIRECTOR',
])

/** An entry of the directory, as everybody with `core.employees.read` sees it: nothing private. */
export const Employee = z.object({
  id: Id,
  number: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  workEmail: z.string().nullable(),
  phone: z.string().nullable(),
  mobilePhone: z.string().nullable(),
  jobTitle: z.string().nullable(),
  department: DepartmentRef.nullable(),
  supervisor: PersonRef.nullable(),
  photoFileId: Id.nullable(),
  activeFrom: Day,
  /** A last day to come is shown only to those who may read private data, and to the person. */
  activeTo: Day.nullable(),
  version: Version,
})
export type Employee = z.output<typeof Employee>

export const EmployeeList = listOf(Employee)

export const EmployeeDetail = Employee.extend({
  /** Departments beside the primary one. */
  furtherDepartments: z.array(DepartmentRef),
  headOf: z.array(DepartmentRef),
  deputyOf: z.array(DepartmentRef),
  supervised: z.array(PersonRef),
  /** What of this person the reader may open and change. */
  access: z.object({ isSelf: z.boolean(), private: z.boolean(), payroll: z.boolean(), write: z.boolean() }),
})
export type EmployeeDetail = z.output<typeof EmployeeDetail>

export const EmployeeQuery = listQuery(['lastName', 'number', 'jobTitle', 'activeFrom'], {
  departmentId: Id.optional(),
  supervisorId: Id.optional(),
  status: z.enum(['active', 'inactive', 'all']).default('active'),
  /** Only people with this skill or certificate (part of its name). */
  skill: line(100).optional(),
})
export type EmployeeQuery = z.output<typeof EmployeeQuery>

const fields = {
  firstName: line(100, 1),
  lastName: line(100, 1),
  workEmail: blank(Email),
  phone: blank(line(50)),
  mobilePhone: blank(line(50)),
  jobTitle: blank(line(100)),
  departmentId: blank(Id),
  furtherDepartmentIds: z.array(Id).max(20).optional(),
  supervisorId: blank(Id),
  employmentType: EmploymentType.optional(),
  probationEndsOn: blank(Day),
  federalState: blank(z.enum(FEDERAL_STATES)),
  /** Contractual week, at most 60 hours: of a new person from the first day on, of another from today on. */
  weeklyMinutes: z.int().min(0).max(3600),
  activeFrom: Day,
}

export const EmployeeCreate = z.strictObject({
  ...fields,
  /** Send a mail that says where to sign in; needs a work e-mail. */
  invite: z.boolean().optional(),
})
export type EmployeeCreate = z.output<typeof EmployeeCreate>

export const EmployeeChange = z.strictObject(fields).partial().extend({ version: Version })
export type EmployeeChange = z.output<typeof EmployeeChange>

export const VersionOnly = z.strictObject({ version: Version })
export type VersionOnly = z.output<typeof VersionOnly>

/** Where an invitation went. */
export const InvitationSent = z.object({ to: z.string() })

/** Internal cost per hour; only routes with `core.employees.read-cost` speak it. */
export const EmployeeCostRate = z.object({ costRate: Rate.nullable(), version: Version })
export type EmployeeCostRate = z.output<typeof EmployeeCostRate>

export const EmployeeCostRateChange = z.strictObject({
  costRate: z.preprocess((value: string | null) => value === '' ? null : value, Rate.nullable()),
  version: Version,
})
export type EmployeeCostRateChange = z.output<typeof EmployeeCostRateChange>

export const PhotoStored = z.object({ photoFileId: Id, version: Version })

/** Skills and certificates that run out soon, or have. */
export const ExpiringQuery = z.strictObject({ days: z.coerce.number().int().min(0).max(366).default(60), expired: Flag.optional() })
export type ExpiringQuery = z.output<typeof ExpiringQuery>

/** When somebody was invited and when they came. */
export const AccessState = z.object({ lastSignInAt: Instant.nullable(), invitedAt: Instant.nullable(), hasAccount: z.boolean() })
