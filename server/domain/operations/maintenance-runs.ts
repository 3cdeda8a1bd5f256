import type { MaintenanceRun, MaintenanceRunQuery } from '#shared/contracts/system'
import { requireOperator } from '#server/domain/settings'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'

const fields = {
  id: true, name: true, startedAt: true, finishedAt: true, ok: true, message: true,
} as const satisfies Prisma.MaintenanceRunSelect

export type MaintenanceRunRow = Prisma.MaintenanceRunGetPayload<{ select: typeof fields }>

/** A row as the contract has it: what a good run did are figures, what a failed one says is a message. */
export function toMaintenanceRun({ message, ...row }: MaintenanceRunRow): MaintenanceRun {
  const details = row.ok && message?.startsWith('{') ? JSON.parse(message) as MaintenanceRun['details'] : null
  return { ...row, details: details ?? {}, message: details ? null : message }
}

/** Runs of maintenance, newest first. Throws `installation.not-operator`. */
export async function listMaintenanceRuns(ctx: Context, { name, q, page, limit, sort }: MaintenanceRunQuery) {
  await requireOperator(ctx)
  const rows = await ctx.db.maintenanceRun.findMany({
    where: { name, ...q ? { message: { contains: q, mode: 'insensitive' } } : {} },
    select: fields,
    orderBy: [{ startedAt: sort.startsWith('-') ? 'desc' : 'asc' }, { id: 'asc' }],
    skip: (page - 1) * limit,
    take: limit + 1,
  })
  // Whether there is more, without counting: operator and list are the two statements that a list has.
  return { items: rows.slice(0, limit).map(toMaintenanceRun), total: (page - 1) * limit + rows.length }
}
