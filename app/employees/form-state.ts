import type { z } from 'zod'
import type { Employee, EmployeeDetail } from '#shared/contracts/employees'
import type { Department } from '#shared/contracts/employees-departments'
import type { Employment, Position, WorkingTime } from '#shared/contracts/employees-employment'
import type { Qualification } from '#shared/contracts/employees-qualifications'

export type EmployeeRow = z.input<typeof Employee>
export type DepartmentRow = z.input<typeof Department>
export type EmployeeWire = z.input<typeof EmployeeDetail>
export type EmploymentWire = z.input<typeof Employment>
export type WorkingTimeWire = z.input<typeof WorkingTime>
export type PositionWire = z.input<typeof Position>
export type QualificationWire = z.input<typeof Qualification>

const texts = ['firstName', 'lastName', 'workEmail', 'phone', 'mobilePhone', 'jobTitle'] as const

/** What the form starts with: the employee as stored, or somebody new. */
export function employeeFormState(employee: EmployeeWire | undefined) {
  return {
    ...textState(employee, texts),
    departmentId: employee?.department?.id as string | null | undefined,
    furtherDepartmentIds: employee?.furtherDepartments.map(department => department.id) ?? [],
    supervisorId: employee?.supervisor?.id as string | null | undefined,
  }
}

/** What the form of the contract starts with: a full-time employee from today, or the contract as stored. */
export function contractFormState(employment: EmploymentWire | undefined, today: string) {
  return {
    employmentType: employment?.employmentType ?? 'FULL_TIME' as const,
    probationEndsOn: employment?.probationEndsOn as string | null | undefined,
    federalState: employment?.federalState as string | null | undefined,
    activeFrom: employment?.activeFrom ?? today,
  }
}

/** First and last name. */
export function personName(person: { firstName: string, lastName: string }): string {
  return `${person.firstName} ${person.lastName}`
}
