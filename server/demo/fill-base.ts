import type { Context } from '#server/platform/context'
import type { DemoCompany, DemoCustomer } from './company-shape'
import { fillCustomers } from './fill-customers'
import { fillPeople, type DemoEmployee } from './fill-people'
import { fillProjects, type DemoProject } from './fill-projects'
import type { Random } from './random'

export interface DemoBase {
  company: DemoCompany
  employees: DemoEmployee[]
  projects: DemoProject[]
  customers: Array<DemoCustomer & { id: string }>
  activities: Array<{ id: string, name: string, billable: boolean }>
}

const DAY = 86_400_000

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
  const customers = await fillCustomers(ctx, company, random)
  const activities = company.activities.map(activity => ({ id: random.uuid(), ...activity }))
  await ctx.db.activity.createMany({ data: activities })
  const projects = await fillProjects(ctx, random, { company, employees, customers, start, today })
  await setCounters(ctx, { employee: employees.length, customer: customers.length, project: projects.length })
  return { company, employees, projects, customers, activities }
}

/** The counters go on after the numbers given above. */
async function setCounters(ctx: Context, values: Record<string, number>): Promise<void> {
  await ctx.db.numberCounter.createMany({ data: Object.entries(values).map(([key, lastValue]) => ({ key, period: '', lastValue })) })
}
