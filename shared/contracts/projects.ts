import { z } from 'zod'
import { blank } from './blank'
import { PersonRef } from './employees'
import { Day, Flag, Id, Instant, line, listOf, listQuery, Money, Rate, text, Version } from './primitives'
import { PROJECT_STATUSES, BILLING_METHODS } from '../choices/projects'

const fields = {
  name: line(200, 1),
  description: blank(text(5000)),
  customerId: blank(Id),
  leadId: blank(Id),
  status: z.enum(PROJECT_STATUSES),
  billingMethod: z.enum(BILLING_METHODS),
  hourlyRate: blank(Rate),
  budgetAmount: blank(Money.refine(amount => !amount.isNegative(), { error: 'number.negative' })),
  budgetMinutes: z.int().min(0).max(60_000_000).nullish(),
  budgetWarnPercent: z.int().min(1).max(100),
  startsOn: blank(Day),
  endsOn: blank(Day),
}

interface Dated {
  startsOn?: Date | null
  endsOn?: Date | null
}

function checkDates(project: Dated, context: z.core.$RefinementCtx) {
  if (project.startsOn && project.endsOn && project.endsOn < project.startsOn) {
    context.addIssue({ code: 'custom', path: ['endsOn'], message: 'project.ends-before-start' })
  }
}

export const ProjectCreate = z.strictObject(fields).partial().required({ name: true, billingMethod: true })
  .superRefine((project, context) => {
    checkDates(project, context)
    if (project.billingMethod !== 'INTERNAL' && !project.customerId) {
      context.addIssue({ code: 'custom', path: ['customerId'], message: 'project.customer-required' })
    }
  })
export type ProjectCreate = z.output<typeof ProjectCreate>

export const ProjectChange = z.strictObject(fields).partial().extend({ version: Version }).superRefine(checkDates)
export type ProjectChange = z.output<typeof ProjectChange>

export const ProjectMembersChange = z.strictObject({
  members: z.array(z.strictObject({ employeeId: Id, hourlyRate: blank(Rate) })).max(200),
  version: Version,
})
export type ProjectMembersChange = z.output<typeof ProjectMembersChange>

export const ProjectRef = z.object({ id: Id, number: z.string(), name: z.string() })
export type ProjectRef = z.output<typeof ProjectRef>

export const ProjectListItem = ProjectRef.extend({
  status: z.enum(PROJECT_STATUSES),
  billingMethod: z.enum(BILLING_METHODS),
  customer: z.object({ id: Id, name: z.string() }).nullable(),
  lead: PersonRef.nullable(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
})
export type ProjectListItem = z.output<typeof ProjectListItem>

export const ProjectList = listOf(ProjectListItem)

export const ProjectMember = z.object({ employee: PersonRef, hourlyRate: Rate.nullable() })
export type ProjectMember = z.output<typeof ProjectMember>

/** Rates and the budget in money are null for those who see only their own projects. */
export const Project = ProjectListItem.extend({
  description: z.string().nullable(),
  hourlyRate: Rate.nullable(),
  budgetAmount: Money.nullable(),
  budgetMinutes: z.int().nullable(),
  budgetWarnPercent: z.int(),
  version: Version,
  members: z.array(ProjectMember),
})
export type Project = z.output<typeof Project>

export const BUDGET_LEVELS = ['none', 'ok', 'warning', 'exceeded'] as const

/** How much of the budget is used: booked net minutes, and minutes × frozen rate. */
export const BudgetUsage = z.object({
  projectId: Id,
  usedMinutes: z.int(),
  budgetMinutes: z.int().nullable(),
  remainingMinutes: z.int().nullable(),
  usedAmount: Money.nullable(),
  budgetAmount: Money.nullable(),
  remainingAmount: Money.nullable(),
  /** Of the tighter of the two budgets; null without any. */
  usedPercent: z.int().nullable(),
  level: z.enum(BUDGET_LEVELS),
})
export type BudgetUsage = z.output<typeof BudgetUsage>

export const BudgetUsageQuery = z.strictObject({
  /** Project ids separated by commas. */
  ids: z.string().max(4000).transform(ids => ids.split(',')).pipe(z.array(Id).min(1).max(100)),
})
export type BudgetUsageQuery = z.output<typeof BudgetUsageQuery>

export const BudgetUsageList = z.object({ items: z.array(BudgetUsage) })

export const ProjectDetail = Project.extend({ budget: BudgetUsage })
export type ProjectDetail = z.output<typeof ProjectDetail>

/** Sum of what was booked up to and including each week; weeks without time are left out. */
export const BudgetCurve = z.object({
  points: z.array(z.object({
    weekStartsOn: Day,
    minutes: z.int(),
    totalMinutes: z.int(),
    totalAmount: Money.nullable(),
  })),
  budgetMinutes: z.int().nullable(),
  budgetAmount: Money.nullable(),
})
export type BudgetCurve = z.output<typeof BudgetCurve>

export const ProjectInvoices = z.object({
  items: z.array(z.object({
    id: Id,
    number: z.string().nullable(),
    type: z.enum(['INVOICE', 'CANCELLATION']),
    status: z.enum(['DRAFT', 'ISSUED', 'PARTLY_PAID', 'PAID', 'CANCELLED']),
    issuedOn: Day.nullable(),
    dueOn: Day.nullable(),
    grossTotal: Money,
    currency: z.string(),
  })),
})
export type ProjectInvoices = z.output<typeof ProjectInvoices>

export const ProjectQuery = listQuery(['name', 'number', 'endsOn', 'createdAt'], {
  customerId: Id.optional(),
  leadId: Id.optional(),
  memberId: Id.optional(),
  status: z.enum(PROJECT_STATUSES).optional(),
  billingMethod: z.enum(BILLING_METHODS).optional(),
  /** Only projects on which time can be booked. */
  open: Flag.optional(),
})
export type ProjectQuery = z.output<typeof ProjectQuery>

export const ProjectExportQuery = z.strictObject({ ...ProjectQuery.shape, format: z.enum(['csv', 'xlsx']) })
  .omit({ page: true, limit: true })
export type ProjectExportQuery = z.output<typeof ProjectExportQuery>

/** Kind of work. */
export const Activity = z.object({
  id: Id,
  name: z.string(),
  billable: z.boolean(),
  archivedAt: Instant.nullable(),
  version: Version,
})
export type Activity = z.output<typeof Activity>

export const ActivityList = listOf(Activity)

export const ActivityQuery = listQuery(['name'], { archived: Flag.optional() })
export type ActivityQuery = z.output<typeof ActivityQuery>

export const ActivityCreate = z.strictObject({ name: line(100, 1), billable: z.boolean().default(true) })
export type ActivityCreate = z.output<typeof ActivityCreate>

export const ActivityChange = z.strictObject({
  name: line(100, 1).optional(),
  billable: z.boolean().optional(),
  archived: z.boolean().optional(),
  version: Version,
})
export type ActivityChange = z.output<typeof ActivityChange>
