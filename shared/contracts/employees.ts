import { z } from 'zod'
import { blank } from './blank'
import { Day, Email, Id, Instant, line, listOf, listQuery, Rate, Version } from './primitives'

/** Who a person is, wherever one is named. */
export const PersonRef = z.object({ id: Id, firstName: z.string(), lastName: z.string() })
export type PersonRef = z.output<typeof PersonRef>

/** An employee as everybody with `core.employees.read` sees them; the cost rate has its own contract. */
export const Employee = z.object({
  id: Id,
  number: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  workEmail: z.string().nullable(),
  phone: z.string().nullable(),
  jobTitle: z.string().nullable(),
  department: z.object({ id: Id, name: z.string() }).nullable(),
  supervisor: PersonRef.nullable(),
  weeklyMinutes: z.int(),
  activeFrom: Day,
  activeTo: Day.nullable(),
  lastSignInAt: Instant.nullable(),
  version: Version,
})
export type Employee = z.output<typeof Employee>

export const EmployeeList = listOf(Employee)

export const EmployeeDetail = Employee.extend({
  headOf: z.array(z.object({ id: Id, name: z.string() })),
  supervised: z.array(PersonRef),
})
export type EmployeeDetail = z.output<typeof EmployeeDetail>

export const EmployeeQuery = listQuery(['lastName', 'number', 'jobTitle', 'activeFrom'], {
  departmentId: Id.optional(),
  status: z.enum(['active', 'inactive', 'all']).default('active'),
})
export type EmployeeQuery = z.output<typeof EmployeeQuery>

const fields = {
  firstName: line(100, 1),
  lastName: line(100, 1),
  workEmail: blank(Email),
  phone: blank(line(50)),
  jobTitle: blank(line(100)),
  departmentId: blank(Id),
  supervisorId: blank(Id),
  /** Contractual week, at most 60 hours. */
  weeklyMinutes: z.int().min(0).max(3600),
  activeFrom: Day,
}

export const EmployeeCreate = z.strictObject(fields)
export type EmployeeCreate = z.output<typeof EmployeeCreate>

export const EmployeeChange = z.strictObject(fields).partial().extend({ version: Version })
export type EmployeeChange = z.output<typeof EmployeeChange>

/** Without a day the person leaves at once: their last day was yesterday, so access ends now. */
export const EmployeeDeactivation = z.strictObject({ lastDayOn: Day.optional(), version: Version })
export type EmployeeDeactivation = z.output<typeof EmployeeDeactivation>

export const VersionOnly = z.strictObject({ version: Version })
export type VersionOnly = z.output<typeof VersionOnly>

/** Internal cost per hour; only routes with `core.employees.read-cost` speak it. */
export const EmployeeCostRate = z.object({ costRate: Rate.nullable(), version: Version })
export type EmployeeCostRate = z.output<typeof EmployeeCostRate>

export const EmployeeCostRateChange = z.strictObject({
  costRate: z.preprocess((value: string | null) => value === '' ? null : value, Rate.nullable()),
  version: Version,
})
export type EmployeeCostRateChange = z.output<typeof EmployeeCostRateChange>

export const Department = z.object({
  id: Id,
  name: z.string(),
  code: z.string().nullable(),
  head: PersonRef.nullable(),
  employeeCount: z.int(),
  version: Version,
})
export type Department = z.output<typeof Department>

export const DepartmentList = listOf(Department)

export const DepartmentQuery = listQuery(['name', 'code'], {})
export type DepartmentQuery = z.output<typeof DepartmentQuery>

const departmentFields = { name: line(100, 1), code: blank(line(20)), headId: blank(Id) }

export const DepartmentCreate = z.strictObject(departmentFields)
export type DepartmentCreate = z.output<typeof DepartmentCreate>

export const DepartmentChange = z.strictObject(departmentFields).partial().extend({ version: Version })
export type DepartmentChange = z.output<typeof DepartmentChange>
