import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'
import { pageOf, sortOrder } from '#server/platform/sort-order'
import type { ActivityChange, ActivityCreate, ActivityQuery } from '#shared/contracts/projects'

constraintMeans('Activity_tenantId_name_key', 'activity.duplicate')

const activityFields = { id: true, name: true, billable: true, archivedAt: true, version: true } as const

/** One page of the kinds of work. */
export async function listActivities(ctx: Context, query: ActivityQuery) {
  const where: Prisma.ActivityWhereInput = {
    name: query.q ? { contains: query.q, mode: 'insensitive' } : undefined,
    archivedAt: query.archived === undefined ? undefined : query.archived ? { not: null } : null,
  }
  const { key, direction } = sortOrder(query.sort)
  const items = await ctx.db.activity.findMany({
    where, select: activityFields, orderBy: [{ [key]: direction }, { id: 'asc' }], ...pageOf(query),
  })
  return { items, total: await ctx.db.activity.count({ where }) }
}

/** Adds a kind of work. Throws `activity.duplicate`. */
export function createActivity(ctx: Context, input: ActivityCreate) {
  return ctx.db.activity.create({ data: input, select: activityFields })
}

/** Renames, archives or changes the billable default; booked time keeps what it has. */
export async function changeActivity(ctx: Context, { id, version, archived, ...change }: ActivityChange & { id: string }) {
  const before = await requireActivity(ctx, id)
  const archivedAt = archived === undefined ? undefined : archived ? before.archivedAt ?? ctx.now() : null
  const { count } = await ctx.db.activity.updateMany({ where: { id, version }, data: { ...change, archivedAt, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return requireActivity(ctx, id)
}

/** Deletes a kind of work that nothing was booked on; else archive it. Throws `record.in-use`. */
export async function deleteActivity(ctx: Context, id: string): Promise<void> {
  await requireActivity(ctx, id)
  if (await ctx.db.timeEntry.findFirst({ where: { activityId: id }, select: { id: true } })) throw new Problem('record.in-use')
  await ctx.db.activity.deleteMany({ where: { id } })
}

async function requireActivity(ctx: Context, id: string) {
  return required(await ctx.db.activity.findFirst({ where: { id }, select: activityFields }))
}
