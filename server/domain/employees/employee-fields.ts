import type { Prisma } from '#server/generated/prisma/client'

/** Who a person is, wherever one is named. */
export const personFields = { id: true, firstName: true, lastName: true } as const satisfies Prisma.EmployeeSelect

/** A department, wherever one is named. */
export const departmentRef = { id: true, name: true } as const satisfies Prisma.DepartmentSelect

/** What every reader of an employee gets. Never cost rate, contract or private data: those have their own use cases. */
export const employeeFields = {
  id: true, number: true, firstName: true, lastName: true, workEmail: true, phone: true, mobilePhone: true, jobTitle: true,
  department: { select: departmentRef },
  supervisor: { select: personFields },
  photoFileId: true, activeFrom: true, activeTo: true, version: true,
} as const satisfies Prisma.EmployeeSelect

/** The parts of an employee's own page. */
export const employeeDetailFields = {
  ...employeeFields,
  departments: { select: { department: { select: departmentRef } }, orderBy: { department: { name: 'asc' } } },
  headOf: { where: { closedOn: null }, select: departmentRef, orderBy: { name: 'asc' } },
  deputyOf: { where: { closedOn: null }, select: departmentRef, orderBy: { name: 'asc' } },
  supervised: { select: personFields, orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }] },
} as const satisfies Prisma.EmployeeSelect
