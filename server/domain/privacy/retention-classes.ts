import { randomUUID } from 'node:crypto'
import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { notFound, Problem, required } from '#server/platform/errors'
import type { RetentionClassChange, RetentionClassCreate } from '#shared/contracts/privacy'

constraintMeans('Document_tenantId_retentionClassId_fkey', 'record.in-use')
constraintMeans('DocumentKind_tenantId_retentionClassId_fkey', 'record.in-use')

const fields = { id: true, key: true, name: true, years: true, fromYearEnd: true, legalBasis: true, builtIn: true, version: true } as const

/** The statutory classes first, then the company's own by name. */
export async function listRetentionClasses(ctx: Context) {
  return { items: await ctx.db.retentionClass.findMany({ select: fields, orderBy: [{ builtIn: 'desc' }, { years: 'desc' }, { name: 'asc' }] }) }
}

/** Adds a class of the company's own. Throws `retention-class.duplicate`. */
export async function createRetentionClass(ctx: Context, input: RetentionClassCreate) {
  await assertNewName(ctx, input.name)
  return ctx.db.retentionClass.create({ data: { ...input, key: `own-${randomUUID().slice(0, 8)}` }, select: fields })
}

/** Changes an own class; documents that already have an end of retention keep it. Throws `retention-class.built-in`, `record.changed`. */
export async function changeRetentionClass(ctx: Context, { id, version, ...change }: RetentionClassChange & { id: string }) {
  await requireOwn(ctx, id)
  if (change.name) await assertNewName(ctx, change.name, id)
  const { count } = await ctx.db.retentionClass.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return required(await ctx.db.retentionClass.findFirst({ where: { id }, select: fields }))
}

/** Deletes an own class that nothing uses. Throws `retention-class.built-in`, `record.in-use`. */
export async function deleteRetentionClass(ctx: Context, id: string): Promise<void> {
  await requireOwn(ctx, id)
  const { count } = await ctx.db.retentionClass.deleteMany({ where: { id } })
  if (count === 0) throw notFound()
}

async function requireOwn(ctx: Context, id: string): Promise<void> {
  const { builtIn } = required(await ctx.db.retentionClass.findFirst({ where: { id }, select: { builtIn: true } }))
  if (builtIn) throw new Problem('retention-class.built-in')
}

async function assertNewName(ctx: Context, name: string, except?: string): Promise<void> {
  const other = await ctx.db.retentionClass.findFirst({
    where: { name: { equals: name, mode: 'insensitive' }, id: except ? { not: except } : undefined }, select: { id: true },
  })
  if (other) throw new Problem('retention-class.duplicate')
}
