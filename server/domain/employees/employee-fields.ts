import type { Prisma } from '#server/generated/prisma/client'

/** Who a person is, wherever one is named. */
export const personFields = { id: true, firstName: true, lastName: true } as const satisfies Prisma.EmployeeSelect

/** What every reader of an employee gets. Never the cost rate: that has its own use cases. */
export const employeeFields = {
  id: true, number: true, firstName: true, lastName: true, workEmail: true, phone: true, jobTitle: true,
  department: { select: { id: true, name: true } },
  supervisor: { select: personFields },
  weeklyMinutes: true, activeFrom: true, activeTo: true, lastSignInAt: true, version: true,
} as const satisfies Prisma.EmployeeSelect
