import { createDepartment } from '#server/domain/employees'
import { visibleProjects } from '#server/domain/projects'
import type { Context } from '#server/platform/context'
import { refusedField } from './importer'

interface Found { id: string }

const insensitive = (value: string) => ({ equals: value, mode: 'insensitive' as const })

/** The only one of the records; throws for none and for several. */
function onlyOne(field: string, rows: readonly Found[]): string {
  if (rows.length > 1) throw refusedField(field, 'import.ambiguous')
  const [row] = rows
  if (!row) throw refusedField(field, 'import.unknown-reference')
  return row.id
}

/** Id of the customer with that number, else that name. Throws field errors. */
export async function customerNamed(ctx: Context, text: string): Promise<string> {
  const byNumber = await ctx.db.customer.findMany({ where: { number: insensitive(text) }, select: { id: true }, take: 2 })
  if (byNumber.length > 0) return onlyOne('customer', byNumber)
  return onlyOne('customer', await ctx.db.customer.findMany({ where: { name: insensitive(text) }, select: { id: true }, take: 2 }))
}

/** Id of the project with that number, else that name, among those the actor sees. Throws field errors. */
export async function projectNamed(ctx: Context, text: string): Promise<string> {
  const visible = await visibleProjects(ctx)
  const numbered = { AND: [visible, { number: insensitive(text) }] }
  const byNumber = await ctx.db.project.findMany({ where: numbered, select: { id: true }, take: 2 })
  if (byNumber.length > 0) return onlyOne('project', byNumber)
  const byName = { AND: [visible, { name: insensitive(text) }] }
  return onlyOne('project', await ctx.db.project.findMany({ where: byName, select: { id: true }, take: 2 }))
}

/** Id of the person with that number or work e-mail, else that name ("Anja Brandt" or "Brandt, Anja"). Throws field errors. */
export async function employeeNamed(ctx: Context, text: string, field: string): Promise<string> {
  const numbered = { OR: [{ number: insensitive(text) }, { workEmail: insensitive(text) }] }
  const exact = await ctx.db.employee.findMany({ where: numbered, select: { id: true }, take: 2 })
  if (exact.length > 0) return onlyOne(field, exact)
  const words = text.includes(',') ? text.split(',').map(word => word.trim()).reverse() : text.split(' ')
  const names = words.slice(1).map((_, at) => ({
    firstName: insensitive(words.slice(0, at + 1).join(' ')), lastName: insensitive(words.slice(at + 1).join(' ')),
  }))
  return onlyOne(field, names.length === 0 ? [] : await ctx.db.employee.findMany({ where: { OR: names }, select: { id: true }, take: 2 }))
}

/** Id of the department with that code or name; with `create` a new one where the actor may. Throws field errors. */
export async function departmentNamed(ctx: Context, text: string, create: boolean): Promise<string> {
  const named = { OR: [{ name: insensitive(text) }, { code: insensitive(text) }] }
  const rows = await ctx.db.department.findMany({ where: named, select: { id: true }, take: 2 })
  if (rows.length > 0 || !create) return onlyOne('department', rows)
  ctx.permit('core.departments.write')
  return (await createDepartment(ctx, { name: text })).id
}

/** Id of the kind of work of that name. Throws field errors. */
export async function activityNamed(ctx: Context, text: string): Promise<string> {
  return onlyOne('activity', await ctx.db.activity.findMany({ where: { name: insensitive(text) }, select: { id: true }, take: 2 }))
}

/** German and English words for the roles that every company has. */
const ROLE_WORDS: Record<string, readonly string[]> = {
  administrator: ['administration', 'administratorin'],
  manager: ['leitung', 'geschäftsleitung', 'managerin'],
  lead: ['teamleitung', 'team lead', 'teamleiter', 'teamleiterin'],
  employee: ['mitarbeiter', 'mitarbeiterin', 'mitarbeitende', 'employee'],
  accountant: ['buchhaltung', 'buchhalter', 'buchhalterin', 'accounting'],
  auditor: ['prüfer', 'prüferin', 'revision', 'auditorin'],
}

/** Id of the role of that name. Throws field errors. */
export async function roleNamed(ctx: Context, text: string): Promise<string> {
  const wanted = text.toLowerCase()
  const key = Object.entries(ROLE_WORDS).find(([name, words]) => name === wanted || words.includes(wanted))?.[0]
  const named = { OR: [{ name: insensitive(text) }, { key: key ?? wanted }] }
  return onlyOne('role', await ctx.db.role.findMany({ where: named, select: { id: true }, take: 2 }))
}
