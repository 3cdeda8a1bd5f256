import type { z } from 'zod'
import type { Department, Employee, EmployeeDetail } from '#shared/contracts/employees'

export type EmployeeRow = z.input<typeof Employee>
export type DepartmentRow = z.input<typeof Department>
export type EmployeeWire = z.input<typeof EmployeeDetail>

const texts = ['firstName', 'lastName', 'workEmail', 'phone', 'jobTitle'] as const

/** What the form starts with: a full-time employee from today, or the employee as stored. */
export function employeeFormState(employee: EmployeeWire | undefined, today: string) {
  return {
    ...textState(employee, texts),
    departmentId: employee?.department?.id as string | null | undefined,
    supervisorId: employee?.supervisor?.id as string | null | undefined,
    weeklyMinutes: employee?.weeklyMinutes ?? 2400,
    activeFrom: employee?.activeFrom ?? today,
  }
}

/** First and last name. */
export function personName(person: { firstName: string, lastName: string }): string {
  return `${person.firstName} ${person.lastName}`
}
