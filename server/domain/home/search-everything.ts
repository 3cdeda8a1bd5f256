import type { SearchAnswer } from '#shared/contracts/home'
import type { Context } from '#server/platform/context'
import { visibleProjects } from '#server/domain/projects'

type Found = SearchAnswer['items']

const PER_KIND = 6

/** Finds customers, projects, invoices and employees by name or number, as far as the acting person may read them. */
export async function searchEverything(ctx: Context, { q }: { q: string }): Promise<SearchAnswer> {
  const contains = { contains: q, mode: 'insensitive' as const }
  const parts = [
    ctx.can('backoffice.customers.read') ? await customers(ctx, contains) : [],
    ctx.can('backoffice.projects.read') ? await projects(ctx, contains) : [],
    ctx.can('backoffice.invoices.read') ? await invoices(ctx, contains) : [],
    ctx.can('core.employees.read') ? await employees(ctx, q) : [],
  ]
  return { items: parts.flat() }
}

interface Contains { contains: string, mode: 'insensitive' }

async function customers(ctx: Context, contains: Contains): Promise<Found> {
  const rows = await ctx.db.customer.findMany({
    where: { OR: [{ name: contains }, { number: contains }] },
    select: { id: true, number: true, name: true }, orderBy: { name: 'asc' }, take: PER_KIND,
  })
  return rows.map(({ id, number, name }) => ({ kind: 'customer', id, label: name, description: number, to: `/customers/${id}` }))
}

async function projects(ctx: Context, contains: Contains): Promise<Found> {
  const rows = await ctx.db.project.findMany({
    where: { AND: [await visibleProjects(ctx), { OR: [{ name: contains }, { number: contains }] }] },
    select: { id: true, number: true, name: true }, orderBy: { name: 'asc' }, take: PER_KIND,
  })
  return rows.map(({ id, number, name }) => ({ kind: 'project', id, label: name, description: number, to: `/projects/${id}` }))
}

async function invoices(ctx: Context, contains: Contains): Promise<Found> {
  const rows = await ctx.db.invoice.findMany({
    relationLoadStrategy: 'join',
    where: { number: contains },
    select: { id: true, number: true, customer: { select: { name: true } } }, orderBy: { number: 'desc' }, take: PER_KIND,
  })
  return rows.map(({ id, number, customer }) => ({ kind: 'invoice', id, label: number ?? '', description: customer.name, to: `/invoices/${id}` }))
}

/** Every word must occur in first name, last name or number: "anja bra" finds Anja Brandt. */
async function employees(ctx: Context, q: string): Promise<Found> {
  const words = q.split(/\s+/).filter(Boolean).slice(0, 5).map(word => ({ contains: word, mode: 'insensitive' as const }))
  const rows = await ctx.db.employee.findMany({
    where: { AND: words.map(word => ({ OR: [{ firstName: word }, { lastName: word }, { number: word }] })) },
    select: { id: true, firstName: true, lastName: true, jobTitle: true }, orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }], take: PER_KIND,
  })
  return rows.map(row => ({ kind: 'employee', id: row.id, label: `${row.firstName} ${row.lastName}`, description: row.jobTitle, to: `/employees/${row.id}` }))
}
