import { ProjectChange, ProjectCreate } from '#shared/contracts/projects'
import { changeProject, createProject, visibleProjects } from '#server/domain/projects'
import type { Context } from '#server/platform/context'
import { differing, parsed, refusedField, textOf, without, type Importer, type RowWork } from '../importer'
import { customerNamed, employeeNamed } from '../references'

const stored = {
  id: true, name: true, description: true, customerId: true, leadId: true, status: true, billingMethod: true, hourlyRate: true,
  budgetAmount: true, budgetMinutes: true, startsOn: true, endsOn: true, version: true,
} as const

async function existing(ctx: Context, { values, options }: RowWork, customerId: string | undefined) {
  const text = options.key ? textOf(values, options.key) : ''
  if (!options.key || !text) return null
  const rows = await ctx.db.project.findMany({
    where: {
      AND: [await visibleProjects(ctx), { [options.key]: { equals: text, mode: 'insensitive' } }, options.key === 'name' ? { customerId } : {}],
    },
    select: stored, take: 2,
  })
  if (rows.length > 1) throw refusedField(options.key, 'import.ambiguous')
  return rows[0] ?? null
}

/** Projects by number, or by name within their customer. */
export const projects: Importer = {
  async write(ctx, work) {
    const { values, onExisting } = work
    const customerId = textOf(values, 'customer') ? await customerNamed(ctx, textOf(values, 'customer')) : undefined
    const leadId = textOf(values, 'lead') ? await employeeNamed(ctx, textOf(values, 'lead'), 'lead') : undefined
    const fields = { ...without(values, 'number', 'customer', 'lead'), customerId, leadId }
    const row = await existing(ctx, work, customerId)
    if (!row) {
      const method = customerId ? 'TIME' : 'INTERNAL'
      await createProject(ctx, parsed(ProjectCreate, { billingMethod: method, ...fields }), textOf(values, 'number') || undefined)
      return 'created'
    }
    if (onExisting === 'skip') return 'skipped'
    const { version, ...change } = parsed(ProjectChange, { ...fields, version: row.version })
    const changes = differing(change, row)
    if (Object.keys(changes).length === 0) return 'unchanged'
    await changeProject(ctx, { id: row.id, version, ...changes })
    return 'updated'
  },
}
