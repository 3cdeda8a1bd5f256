import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import type { DemoCompany } from './company-shape'
import type { DemoEmployee } from './fill-people'
import type { Random } from './random'

export interface DemoProject {
  id: string
  customerId: string | null
  billing: 'TIME' | 'FIXED' | 'INTERNAL'
  rate: string | null
  startsOn: Date
  endsOn: Date | null
  members: string[]
}

const DAY = 86_400_000

interface ProjectFacts {
  company: DemoCompany
  employees: DemoEmployee[]
  customers: ReadonlyArray<{ id: string }>
  start: Date
  today: Date
}

export interface ProjectPlan {
  projects: DemoProject[]
  rows: Prisma.ProjectCreateManyInput[]
  members: Prisma.ProjectMemberCreateManyInput[]
}

/** Projects with leads and members; the last ones are internal. */
export function planProjects(random: Random, facts: ProjectFacts): ProjectPlan {
  const leads = facts.employees.filter(employee => facts.company.projectLeads.includes(employee.name))
  const workers = facts.employees.filter(employee => employee.billableShare > 0)
  const rows: Prisma.ProjectCreateManyInput[] = []
  const projects = Array.from({ length: facts.company.projectCount }, (_, index) => {
    const lead = random.pick(leads)
    const project = projectOf(index, random, facts)
    const members = [...new Set([lead.id, ...Array.from({ length: random.int(3, 6) }, () => random.pick(workers).id)])]
    rows.push({ ...project.row, leadId: lead.id })
    return { ...project.facts, members: project.facts.billing === 'INTERNAL' ? workers.map(worker => worker.id) : members }
  })
  const members = projects.flatMap(project => project.members.map(employeeId => ({ id: random.uuid(), projectId: project.id, employeeId })))
  return { projects, rows, members }
}

/** Files what was planned. */
export async function fileProjects(ctx: Context, { rows, members }: ProjectPlan): Promise<void> {
  await ctx.db.project.createMany({ data: rows })
  await ctx.db.projectMember.createMany({ data: members })
}

function projectOf(index: number, random: Random, { company, customers, start, today }: ProjectFacts) {
  const id = random.uuid()
  const number = `P${String(index + 1).padStart(4, '0')}`
  const firstInternal = company.projectCount - company.internalProjects.length
  const internalName = company.internalProjects[index - firstInternal]
  if (internalName) {
    const facts = { id, customerId: null, billing: 'INTERNAL' as const, rate: null, startsOn: start, endsOn: null }
    return { facts, row: { id, number, name: internalName, billingMethod: facts.billing, startsOn: start } }
  }
  const billing = random.chance(0.12) ? 'FIXED' as const : 'TIME' as const
  const rate = String(random.pick(company.hourlyRates))
  const startsOn = index < company.projectCount / 2
    ? start
    : new Date(start.getTime() + random.int(0,
        Math.round(company.historyDays * 0.7)) * DAY)
  const endsOn = random.chance(0.35) ? new Date(startsOn.getTime() + random.int(150, 450) * DAY) : null
  const hours = random.int(10, 60) * 20
  const customerId = customers[index % customers.length]?.id ?? null
  return {
    facts: { id, customerId, billing, rate, startsOn, endsOn },
    row: {
      id, number, name: company.projectKinds[(index * 7) % company.projectKinds.length] ?? 'Projekt', customerId,
      billingMethod: billing, hourlyRate: rate,
      status: endsOn && endsOn < today ? 'COMPLETED' as const : 'ACTIVE' as const, startsOn, endsOn,
      budgetMinutes: hours * 60, budgetAmount: String(hours * Number(rate)),
    },
  }
}
