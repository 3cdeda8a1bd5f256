import type { Context } from '#server/platform/context'
import type { DemoCompany } from './company-shape'

interface SubDepartment {
  parent: string
  name: string
  code: string
  head: string
  people: readonly string[]
}

const SUB_DEPARTMENTS: Record<string, readonly SubDepartment[]> = {
  nordlicht: [
    { parent: 'Entwicklung', name: 'Plattform', code: 'ENT-P', head: 'Tobias Schreiber', people: ['Tobias Schreiber', 'Piotr Nowak', 'David Krämer', 'Felix Baumann'] },
    { parent: 'Entwicklung', name: 'Web', code: 'ENT-W', head: 'Nadia Haddad', people: ['Nadia Haddad', 'Katharina Vogt', 'Greta Sommer', 'Tim Overbeck'] },
    { parent: 'Beratung', name: 'Projektleitung', code: 'BER-P', head: 'Christoph Maier', people: ['Christoph Maier', 'Aylin Demir'] },
  ],
  suedwind: [{ parent: 'Werkstatt', name: 'Montage', code: 'WER-M', head: 'Rolf Becker', people: ['Rolf Becker'] }],
}

/** Deputies by department and people who belong to a second one. */
const DEPUTIES: Record<string, Record<string, string>> = {
  nordlicht: { Beratung: 'Christoph Maier', Entwicklung: 'Tobias Schreiber', Gestaltung: 'Leonie Fuchs', Verwaltung: 'Bernd Albrecht' },
  suedwind: { Werkstatt: 'Klara Winter' },
}
const SECOND: Record<string, ReadonlyArray<[person: string, department: string]>> = {
  nordlicht: [['Leonie Fuchs', 'Web'], ['Piotr Nowak', 'Verwaltung'], ['Carla Santoro', 'Beratung']],
  suedwind: [['Klara Winter', 'Montage']],
}

type Ids = Map<string, string>

/** Departments below departments, deputies, cost centres, second memberships, and one department that was merged. */
export async function fillSubDepartments(ctx: Context, company: DemoCompany): Promise<void> {
  const ids: Ids = new Map((await ctx.db.department.findMany({ select: { id: true, name: true } })).map(row => [row.name, row.id]))
  const people: Ids = new Map((await ctx.db.employee.findMany({ select: { id: true, firstName: true, lastName: true } }))
    .map(row => [`${row.firstName} ${row.lastName}`, row.id]))
  await nameDeputies(ctx, company, people)
  // Where one department leads the company, the others lie below it.
  const top = ids.get('Geschäftsführung')
  if (top) await ctx.db.department.updateMany({ where: { id: { not: top } }, data: { parentId: top } })
  for (const [index, sub] of (SUB_DEPARTMENTS[company.slug] ?? []).entries()) {
    ids.set(sub.name, await addSubDepartment(ctx, { ...sub, costCentre: String(4010 + index * 10) }, { ids, people }))
  }
  for (const [person, department] of SECOND[company.slug] ?? []) {
    const [employeeId, departmentId] = [people.get(person), ids.get(department)]
    if (employeeId && departmentId) await ctx.db.departmentMembership.create({ data: { employeeId, departmentId } })
  }
  const mergedIntoId = ids.get(company.departments[0]?.name ?? '')
  await ctx.db.department.create({ data: { name: 'Öffentlichkeitsarbeit', code: 'PR', closedOn: new Date('2025-06-30'), mergedIntoId } })
}

async function nameDeputies(ctx: Context, company: DemoCompany, people: Ids): Promise<void> {
  const deputies = DEPUTIES[company.slug] ?? {}
  for (const [index, { name }] of company.departments.entries()) {
    const data = { costCentre: String(4000 + index * 100), deputyId: people.get(deputies[name] ?? '') }
    await ctx.db.department.updateMany({ where: { name }, data })
  }
}

async function addSubDepartment(ctx: Context, sub: SubDepartment & { costCentre: string }, { ids, people }: { ids: Ids, people: Ids }) {
  const { name, code, costCentre } = sub
  const { id } = await ctx.db.department.create({
    data: { name, code, costCentre, parentId: ids.get(sub.parent), headId: people.get(sub.head) }, select: { id: true },
  })
  const members = sub.people.flatMap(person => people.get(person) ?? [])
  await ctx.db.employee.updateMany({ where: { id: { in: members } }, data: { departmentId: id } })
  return id
}
