import type { ImportOutcome } from '#shared/contracts/imports'
import type { Context } from '#server/platform/context'
import type { RowResult } from './apply-row'
import type { RunRow } from './run-fields'
import type { Table } from './table/read-table'

type Row = Table['rows'][number]
type Apply = (row: Row) => Promise<RowResult>

interface Batch {
  run: Pick<RunRow, 'id' | 'dryRun'>
  /** How many rows were done before. */
  at: number
  batch: readonly Row[]
}

/**
 * Writes a batch together with how far the import is. False when somebody else is doing it: a delivery that was thought lost.
 * A trial takes back what the rows wrote and keeps the counts.
 */
export async function writeBatch(ctx: Context, { run, at, batch }: Batch, apply: Apply): Promise<boolean> {
  const [now] = await ctx.db.$queryRaw<Array<{ done: number, status: string }>>`
    SELECT done, status::text FROM "ImportRun" WHERE id = ${run.id}::uuid FOR UPDATE`
  if (now?.done !== at || now.status !== 'RUNNING') return false
  await ctx.db.$executeRaw`SAVEPOINT import_batch`
  const results: RowResult[] = []
  for (const row of batch) results.push(await apply(row))
  if (run.dryRun) await ctx.db.$executeRaw`ROLLBACK TO SAVEPOINT import_batch`
  await note(ctx, { runId: run.id, at }, results)
  return true
}

async function note(ctx: Context, { runId, at }: { runId: string, at: number }, results: readonly RowResult[]): Promise<void> {
  const count = (outcome: ImportOutcome) => ({ increment: results.filter(result => result.outcome === outcome).length })
  await ctx.db.importRun.updateMany({
    where: { id: runId },
    data: {
      done: at + results.length, created: count('created'), updated: count('updated'), unchanged: count('unchanged'), skipped: count('skipped'),
      failed: count('failed'),
    },
  })
  const failures = results.filter(result => result.outcome === 'failed').map(({ row, errors }) => ({ row, errors }))
  if (failures.length > 0) {
    await ctx.db.importBatch.create({ data: { runId, firstRow: at, failures: JSON.parse(JSON.stringify(failures)) }, select: { id: true } })
  }
}
