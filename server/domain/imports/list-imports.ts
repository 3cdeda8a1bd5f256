import type { ImportRunQuery } from '#shared/contracts/imports'
import type { Context } from '#server/platform/context'
import { pageOf } from '#server/platform/sort-order'
import { kindsOf, runFields, toImportRun } from './run-fields'

interface PersonRow { id: string, name: string }

/** One page of the imports, newest first. */
export async function listImports(ctx: Context, query: ImportRunQuery) {
  const kinds = kindsOf(ctx)
  const where = { kind: { in: query.kind ? kinds.filter(kind => kind === query.kind) : kinds } }
  const rows = await ctx.db.importRun.findMany({ where, select: runFields, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], ...pageOf(query) })
  // One statement for the count and the names: a list has two.
  const [facts] = await ctx.db.$queryRaw<Array<{ total: bigint, people: PersonRow[] | null }>>`
    SELECT (SELECT count(*) FROM "ImportRun" WHERE kind = ANY (${where.kind.in})) AS total,
      (SELECT jsonb_agg(jsonb_build_object('id', e.id, 'name', e."firstName" || ' ' || e."lastName")) FROM "Employee" e
        WHERE e.id = ANY (${[...new Set(rows.map(row => row.createdById))]}::uuid[])) AS people`
  const names = new Map(facts?.people?.map(person => [person.id, person.name]))
  return { items: rows.map(row => toImportRun(row, names)), total: Number(facts?.total ?? 0) }
}
