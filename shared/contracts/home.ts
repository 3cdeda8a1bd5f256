import { z } from 'zod'
import { Day, Id, Money } from './primitives'

/** The acting person's week: booked minutes by day and how the week stands. */
const MyWeek = z.object({
  startsOn: Day,
  targetMinutes: z.int(),
  days: z.array(z.object({ on: Day, minutes: z.int() })),
  status: z.enum(['OPEN', 'SUBMITTED', 'APPROVED', 'REJECTED']),
})

/** What waits for the person; null where it is not theirs to do. */
const Waiting = z.object({
  approvals: z.int().nullable(),
  rejectedWeeks: z.array(z.object({ startsOn: Day, reason: z.string().nullable() })),
  unsubmittedWeeks: z.array(Day),
  drafts: z.int().nullable(),
  unsent: z.int().nullable(),
})

const OpenInvoices = z.object({
  openCount: z.int(),
  openAmount: Money,
  overdueCount: z.int(),
  overdueAmount: Money,
  oldest: z.array(z.object({
    id: Id, number: z.string(), customerName: z.string(), dueOn: Day.nullable(), openAmount: Money, overdueDays: z.int(),
  })),
})

/** Net amounts invoiced (cancellations subtract) and gross amounts received in one month. */
const RevenueMonth = z.object({ month: Day, invoiced: Money, received: Money })

const ProjectBudget = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  customerName: z.string().nullable(),
  /** Share of the budget that is used, in whole percent; the higher of money and hours. */
  usedPercent: z.int(),
  warnPercent: z.int(),
  usedMinutes: z.int(),
  budgetMinutes: z.int().nullable(),
  /** Null without a budget in money or without the right to see it. */
  usedAmount: Money.nullable(),
  budgetAmount: Money.nullable(),
})
export type ProjectBudget = z.output<typeof ProjectBudget>

/** Everything the home page shows; parts the person may not see are null. */
export const Home = z.object({
  week: MyWeek.nullable(),
  waiting: Waiting,
  invoices: OpenInvoices.nullable(),
  revenue: z.array(RevenueMonth).nullable(),
  budgets: z.array(ProjectBudget).nullable(),
})
export type Home = z.output<typeof Home>
