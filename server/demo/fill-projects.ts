import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { PROJECT_KINDS } from './company-data'
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
const FIRST_INTERNAL = 56
const INTERNAL = ['Vertrieb', 'Interne Organisation', 'Weiterbildung', 'Eigene Produkte']
const LEADS = ['Lena Hofmann', 'Jonas Weber', 'Mara Lindqvist', 'Christoph Maier', 'Aylin Demir']

interface ProjectFacts {
  employees: DemoEmployee[]
  customers: ReadonlyArray<{ id: string }>
  start: Date
  today: Date
}

/** Sixty projects with leads and members; the last four are internal. */
export async function fillProjects(ctx: Context, random: Random, facts: ProjectFacts): Promise<DemoProject[]> {
  const leads = facts.employees.filter(employee => LEADS.includes(employee.name))
  const workers = facts.employees.filter(employee => employee.billableShare > 0)
  const rows: Prisma.ProjectCreateManyInput[] = []
  const projects = Array.from({ length: 60 }, (_, index) => {
    const lead = random.pick(leads)
    const project = projectOf(index, random, facts)
    const members = [...new Set([lead.id, ...Array.from({ length: random.int(3, 6) }, () => random.pick(workers).id)])]
    rows.push({ ...project.row, leadId: lead.id })
    return { ...project.facts, members: project.facts.billing === 'INTERNAL' ? workers.map(worker => worker.id) : members }
  })
  await ctx.db.project.createMany({ data: rows })
  await ctx.db.projectMember.createMany({
    data: projects.flatMap(project => project.members.map(employeeId => ({ id: random.uuid(), projectId: project.id, employeeId }))),
  })
  return projects
}

function projectOf(index: number, random: Random, { customers, start, today }: ProjectFacts) {
  const id = random.uuid()
  const number = `P${String(index + 1).padStart(4, '0')}`
  const internalName = INTERNAL[index - FIRST_INTERNAL]
  if (internalName) {
    const facts = { id, customerId: null, billing: 'INTERNAL' as const, rate: null, startsOn: start, endsOn: null }
    return { facts, row: { id, number, name: internalName, billingMethod: facts.billing, startsOn: start } }
  }
  const billing = random.chance(0.12) ? 'FIXED' as const : 'TIME' as const
  const rate = String(random.pick([85, 92, 95, 98, 105, 115, 120]))
  const startsOn = index < 30 ? start : new Date(start.getTime() + random.int(0, 400) * DAY)
  const endsOn = random.chance(0.35) ? new Date(startsOn.getTime() + random.int(150, 450) * DAY) : null
  const hours = random.int(10, 60) * 20
  const customerId = customers[index % customers.length]?.id ?? null
  return {
    facts: { id, customerId, billing, rate, startsOn, endsOn },
    row: {
      id, number, name: PROJECT_KINDS[(index * 7) % PROJECT_KINDS.length] ?? 'Projekt', customerId, billingMethod: billing, hourlyRate: rate,
      status: endsOn && endsOn < today ? 'COMPLETED' as const : 'ACTIVE' as const, startsOn, endsOn,
      budgetMinutes: hours * 60, budgetAmount: String(hours * Number(rate)),
    },
  }
}
