import { z } from 'zod'
import { ImportOptions, type ImportMapping } from '#shared/contracts/imports'
import { importKind, type ImportKind } from '#shared/import-fields'
import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { kindsOf } from './run-fields'

const Stored = z.object({ columns: z.record(z.string(), z.string()), options: ImportOptions })
const MOST_SHOWN = 100

interface NewMapping {
  kind: ImportKind
  name: string
  mapping: Record<string, number>
  header: readonly string[]
  options: ImportOptions
}

/** Keeps which heading is which field under the name of the source, in place of what was kept under it. */
export async function keepMapping(ctx: Context, { kind, name, mapping, header, options }: NewMapping): Promise<void> {
  const columns = Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, header[column] ?? '']))
  const stored = { columns, options }
  const { count } = await ctx.db.importMapping.updateMany({ where: { kind, name }, data: { mapping: stored, version: { increment: 1 } } })
  if (count === 0) await ctx.db.importMapping.create({ data: { kind, name, mapping: stored }, select: { id: true } })
}

/** Mappings kept for a kind, by the name of their source. */
export async function listMappings(ctx: Context, { kind }: { kind: ImportKind }): Promise<{ items: ImportMapping[] }> {
  ctx.permit(importKind(kind).permission)
  const rows = await ctx.db.importMapping.findMany({
    where: { kind }, select: { id: true, name: true, mapping: true }, orderBy: { name: 'asc' }, take: MOST_SHOWN,
  })
  return { items: rows.map(({ id, name, mapping }) => ({ id, name, kind, ...Stored.parse(mapping) })) }
}

/** Forgets a mapping; imports made with it stay. Throws `record.not-found`. */
export async function deleteMapping(ctx: Context, id: string): Promise<void> {
  required(await ctx.db.importMapping.findFirst({ where: { id, kind: { in: kindsOf(ctx) } }, select: { id: true } }))
  await ctx.db.importMapping.deleteMany({ where: { id } })
}
