import { dayText, todayIn } from '#shared/calendar-day'
import { EmployeeChange, EmployeeCreate } from '#shared/contracts/employees'
import { changeEmployee, createEmployee } from '#server/domain/employees'
import { assignRole, validOn } from '#server/domain/roles'
import type { Context } from '#server/platform/context'
import { todayOf } from '#server/platform/today'
import { differing, parsed, refusedField, textOf, without, type Importer, type RowWork, type Values } from '../importer'
import { departmentNamed, employeeNamed, roleNamed } from '../references'

const stored = {
  id: true, firstName: true, lastName: true, workEmail: true, phone: true, mobilePhone: true, jobTitle: true, departmentId: true,
  supervisorId: true, employmentType: true, probationEndsOn: true, weeklyMinutes: true, activeFrom: true, version: true,
} as const
/** A contractual week where the file does not say. */
const FULL_WEEK = 2400

async function existing(ctx: Context, { values, options }: RowWork) {
  const text = options.key ? textOf(values, options.key) : ''
  if (!options.key || !text) return null
  const rows = await ctx.db.employee.findMany({ where: { [options.key]: { equals: text, mode: 'insensitive' } }, select: stored, take: 2 })
  if (rows.length > 1) throw refusedField(options.key, 'import.ambiguous')
  return rows[0] ?? null
}

async function fieldsOf(ctx: Context, { values, options }: RowWork) {
  const [department, supervisor] = [textOf(values, 'department'), textOf(values, 'supervisor')]
  return {
    ...without(values, 'number', 'department', 'supervisor', 'role'),
    ...department ? { departmentId: await departmentNamed(ctx, department, options.createDepartments) } : {},
    ...supervisor ? { supervisorId: await employeeNamed(ctx, supervisor, 'supervisor') } : {},
  }
}

/** Gives the role of the row, unless the person has it; true when it was given. */
async function giveRole(ctx: Context, employeeId: string, text: string): Promise<boolean> {
  if (!text) return false
  ctx.permit('admin.roles.write')
  const roleId = await roleNamed(ctx, text)
  const held = await ctx.db.roleAssignment.count({ where: { AND: [{ employeeId, roleId }, validOn(todayOf(ctx))] } })
  if (held > 0) return false
  await assignRole(ctx, { employeeId, roleId })
  return true
}

async function create(ctx: Context, { values, options }: RowWork, fields: object): Promise<void> {
  const defaults = { weeklyMinutes: FULL_WEEK, activeFrom: dayText(todayIn(ctx.actor.tenant.zone, ctx.now())) }
  const invite = options.invite && textOf(values, 'workEmail') !== ''
  const { id } = await createEmployee(ctx, parsed(EmployeeCreate, { ...defaults, ...fields, invite }), textOf(values, 'number') || undefined)
  await giveRole(ctx, id, textOf(values, 'role'))
}

/** Whoever is named as a superior goes before those who name them; circles stay as they are and are refused row by row. */
function superiorsFirst(rows: readonly Values[]): number[] {
  const byName = new Map(rows.flatMap((values, at) =>
    ['number', 'workEmail'].map(field => [textOf(values, field).toLowerCase(), at] as const).filter(([name]) => name !== '')))
  const order: number[] = []
  const seen = new Set<number>()
  for (const start of rows.keys()) {
    const chain: number[] = []
    for (let at: number | undefined = start; at !== undefined && !seen.has(at); at = byName.get(textOf(rows[at] ?? {}, 'supervisor').toLowerCase())) {
      seen.add(at)
      chain.push(at)
    }
    order.push(...chain.reverse())
  }
  return order
}

/** People by number or work e-mail, with department, superior and role by name. */
export const employees: Importer = {
  order: superiorsFirst,
  async write(ctx, work) {
    const fields = await fieldsOf(ctx, work)
    const row = await existing(ctx, work)
    if (!row) {
      await create(ctx, work, fields)
      return 'created'
    }
    if (work.onExisting === 'skip') return 'skipped'
    const { version, ...change } = parsed(EmployeeChange, { ...fields, version: row.version })
    const changes = differing(change, row)
    const changed = Object.keys(changes).length > 0
    if (changed) await changeEmployee(ctx, { id: row.id, version, ...changes })
    const given = await giveRole(ctx, row.id, textOf(work.values, 'role'))
    return changed || given ? 'updated' : 'unchanged'
  },
}
