import type { Context } from '#server/platform/context'
import type { DemoCompany, DemoCustomer } from './company-shape'
import { fileCustomers, planCustomers } from './fill-customers'
import { fillPeople, type DemoEmployee } from './fill-people'
import { fileProjects, planProjects, type DemoProject } from './fill-projects'
import type { Random } from './random'

export interface DemoBase {
  company: DemoCompany
  employees: DemoEmployee[]
  projects: DemoProject[]
  customers: Array<DemoCustomer & { id: string }>
  activities: Array<{ id: string, name: string, billable: boolean }>
}

const DAY = 86_400_000
const MORNING = 9 * 3_600_000

interface BaseFill {
  company: DemoCompany
  random: Random
  today: Date
}

/** Profile, people, customers and projects of a demo company. */
export async function fillBase(ctx: Context, { company, random, today }: BaseFill): Promise<DemoBase> {
  const start = new Date(today.getTime() - (company.historyDays + 14) * DAY)
  await ctx.db.companyProfile.updateMany({ data: company.profile })
  await ctx.db.bankAccount.createMany({ data: company.bankAccounts })
  const employees = await fillPeople(ctx, { company, random, start })
  const customerPlan = planCustomers(company, random)
  const { customers } = customerPlan
  const activities = company.activities.map(activity => ({ id: random.uuid(), ...activity }))
  await ctx.db.activity.createMany({ data: activities })
  const projectPlan = planProjects(random, { company, employees, customers, start, today })
  const { projects } = projectPlan
  await fileCustomers(ctx, customerPlan, customersSince(projects, start))
  await fileProjects(ctx, projectPlan)
  await setCounters(ctx, { employee: employees.length, customer: customers.length, project: projects.length })
  return { company, employees, projects, customers, activities }
}

/** When each became a customer: some weeks before the first project, those of the first day at any time in the years before. */
function customersSince(projects: readonly DemoProject[], start: Date): Map<string, Date> {
  const since = new Map<string, Date>()
  for (const [index, { customerId, startsOn }] of projects.entries()) {
    if (!customerId) continue
    const known = since.get(customerId)
    const days = startsOn > start ? 10 + index % 30 : 30 + index * 53 % 900
    const at = new Date(startsOn.getTime() - days * DAY + MORNING)
    if (!known || at < known) since.set(customerId, at)
  }
  return since
}

/** The counters go on after the numbers given above. */
async function setCounters(ctx: Context, values: Record<string, number>): Promise<void> {
  await ctx.db.numberCounter.createMany({ data: Object.entries(values).map(([key, lastValue]) => ({ key, period: '', lastValue })) })
}
