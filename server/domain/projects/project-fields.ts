import type { Prisma } from '#server/generated/prisma/client'
import { personFields } from '#server/domain/employees'

/** What every list of projects shows. */
export const projectListFields = {
  id: true, number: true, name: true, status: true, billingMethod: true, startsOn: true, endsOn: true,
  customer: { select: { id: true, name: true } },
  lead: { select: personFields },
} as const satisfies Prisma.ProjectSelect

/** A project with members and money; go through `shownProject` before it leaves. */
export const projectFields = {
  ...projectListFields,
  description: true, hourlyRate: true, budgetAmount: true, budgetMinutes: true, budgetWarnPercent: true, version: true,
  members: {
    select: { hourlyRate: true, employee: { select: personFields } },
    orderBy: [{ employee: { lastName: 'asc' } }, { employee: { firstName: 'asc' } }],
  },
} as const satisfies Prisma.ProjectSelect

export type ProjectRow = Prisma.ProjectGetPayload<{ select: typeof projectFields }>
