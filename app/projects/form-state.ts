import type { z } from 'zod'
import type { BudgetUsage, ProjectDetail, ProjectListItem } from '#shared/contracts/projects'

export type ProjectWire = z.input<typeof ProjectDetail>
export type ProjectRow = z.input<typeof ProjectListItem>
export type BudgetWire = z.input<typeof BudgetUsage>

interface ProjectState {
  name: string
  description: string
  customerId: string | null | undefined
  leadId: string | null | undefined
  status: ProjectWire['status']
  billingMethod: ProjectWire['billingMethod']
  hourlyRate: string | null | undefined
  budgetAmount: string | null | undefined
  budgetMinutes: number | null | undefined
  budgetWarnPercent: number
  startsOn: string | null | undefined
  endsOn: string | null | undefined
}

const fresh = {
  status: 'ACTIVE', billingMethod: 'TIME', hourlyRate: null, budgetAmount: null, budgetMinutes: null, budgetWarnPercent: 80, startsOn: null,
  endsOn: null, customer: null, lead: null,
} as const

/** What the form starts with: a new project billed by time, or the project as stored. */
export function projectFormState(project?: ProjectWire, ofCustomer?: string): ProjectState {
  const source = project ?? fresh
  const { status, billingMethod, hourlyRate, budgetAmount, budgetMinutes, budgetWarnPercent, startsOn, endsOn } = source
  return {
    ...textState(project, ['name', 'description']),
    customerId: source.customer?.id ?? ofCustomer,
    leadId: source.lead?.id,
    status, billingMethod, hourlyRate, budgetAmount, budgetMinutes, budgetWarnPercent, startsOn, endsOn,
  }
}

/** Colour of a budget by how much of it is used. */
export function budgetColor(level: BudgetWire['level']) {
  return ({ none: 'neutral', ok: 'primary', warning: 'warning', exceeded: 'error' } as const)[level]
}
