import type { Context } from '#server/platform/context'
import { DEMO_ACCOUNTS } from './accounts'
import type { DemoCompany, DemoPerson } from './company-shape'
import type { Random } from './random'

/** What later steps need to know of the people. */
export interface DemoEmployee {
  id: string
  name: string
  department: string
  weeklyHours: number
  costRate: string
  billableShare: number
}

const DAY = 86_400_000

interface PeopleFill {
  company: DemoCompany
  random: Random
  start: Date
}

/** Departments, employees and who reports to whom. */
export async function fillPeople(ctx: Context, { company, random, start }: PeopleFill): Promise<DemoEmployee[]> {
  const departments = company.departments.map(department => ({ id: random.uuid(), ...department }))
  await ctx.db.department.createMany({ data: departments.map(({ id, name, code }) => ({ id, name, code })) })
  const people = company.people.map(person => ({ id: random.uuid(), name: `${person.firstName} ${person.lastName}`, ...person }))
  const idOf = (name: string) => people.find(person => person.name === name)?.id ?? null
  const heads = new Map(departments.map(department => [department.name, idOf(department.head)]))
  await ctx.db.employee.createMany({
    data: people.map((person, index) => ({
      id: person.id, number: `M${String(index + 1).padStart(3, '0')}`, firstName: person.firstName, lastName: person.lastName,
      workEmail: emailOf(person, company), phone: `${company.phone}${String(index).padStart(2, '0')}`,
      jobTitle: person.jobTitle, departmentId: departments.find(department => department.name === person.department)?.id ?? null,
      weeklyMinutes: person.weeklyHours * 60, costRate: person.costRate,
      activeFrom: new Date(start.getTime() - random.int(0, 1800) * DAY),
    })),
  })
  const boss = idOf(company.boss)
  for (const person of people) {
    const head = heads.get(person.department)
    const supervisorId = head === person.id ? boss : head
    if (supervisorId && supervisorId !== person.id) await ctx.db.employee.updateMany({ where: { id: person.id }, data: { supervisorId } })
  }
  for (const department of departments) {
    await ctx.db.department.updateMany({ where: { id: department.id }, data: { headId: heads.get(department.name) } })
  }
  return people
}

/** The address of the demo account where there is one: it links the two when the person signs in for the first time. */
function emailOf({ firstName, lastName }: DemoPerson, company: DemoCompany): string {
  const account = DEMO_ACCOUNTS.find(({ employeeKey, roles }) => employeeKey === `${firstName} ${lastName}` && company.organisation in roles)
  return account?.email ?? `${ascii(firstName)}.${ascii(lastName)}@${company.mailDomain}`
}

/** Lower-case letters for mail addresses: umlauts spelled out, other accents and spaces dropped. */
export function ascii(text: string): string {
  const spelled = text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')
  return spelled.normalize('NFD').replace(/[^a-z0-9]/g, '')
}
