import { z } from 'zod'
import { Id } from '#shared/contracts/primitives'
import type { Actor } from '#server/platform/actor'
import { seenAs, type Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { defineJob, enqueue, type JobRun } from '#server/platform/jobs'
import { notify } from '#server/platform/notify'
import { openFile } from '#server/platform/stored-files'
import { applyRow, IMPORTERS, type RowPlan } from '../apply-row'
import { convertRow } from '../convert-row'
import { importFile, runFields, settingsOf, type RunRow } from '../run-fields'
import { readTable, type Table } from '../table/read-table'
import { writeBatch } from '../write-batch'
import type { ImportKind } from '#shared/import-fields'

const BATCH = 25
/** After so many rows the rest waits for its turn in the queue, so that no job runs for hours. */
const ROWS_PER_JOB = 2000

/** The person whose rights count, and null when they may not import any more. */
async function personOf(ctx: Context, run: RunRow): Promise<Actor | null> {
  const [found] = await ctx.db.$queryRaw<Array<{ row: { name: string, grants: string[] } | null }>>`SELECT actor_of_employee(${run.createdById}::uuid) AS row`
  return found?.row ? { ...ctx.actor, employeeId: run.createdById, name: found.row.name, grants: found.row.grants } : null
}

async function begin(ctx: Context, runId: string) {
  const run = await ctx.db.importRun.findFirst({ where: { id: runId, status: { in: ['QUEUED', 'RUNNING'] } }, select: runFields })
  if (!run) return null
  const person = await personOf(ctx, run)
  if (!person) throw new Problem('permission.missing')
  await ctx.db.importRun.updateMany({ where: { id: runId, status: 'QUEUED' }, data: { status: 'RUNNING' } })
  return { run, person, file: await importFile(ctx, run) }
}

function planOf(run: RunRow): RowPlan {
  const { mapping, options } = settingsOf(run)
  return { kind: run.kind as ImportKind, mapping, options, onExisting: run.onExisting === 'skip' ? 'skip' : 'update', uploadedAt: run.createdAt }
}

/** Rows in the order in which they are written; the same file always gives the same order, so that a restart goes on where it was. */
function ordered({ rows }: Table, plan: RowPlan): Table['rows'] {
  const order = IMPORTERS[plan.kind].order?.(rows.map(row => convertRow(row.cells, plan).values))
  return order ? order.map(at => rows[at]).filter(row => row !== undefined) : rows
}

async function work(job: JobRun, runId: string): Promise<void> {
  const begun = await job.inTenant(ctx => begin(ctx, runId))
  if (!begun) return
  const { run, person } = begun
  const plan = planOf(run)
  const rows = ordered(await readTable(await openFile(begun.file)), plan)
  const stop = Math.min(rows.length, run.done + ROWS_PER_JOB)
  for (let at = run.done; at < stop; at += BATCH) {
    const batch = rows.slice(at, Math.min(at + BATCH, stop))
    const goesOn = await job.inTenant(ctx => writeBatch(ctx, { run, at, batch }, row => applyRow(seenAs(ctx, person), plan, row)))
    if (!goesOn) return
  }
  await job.inTenant(ctx => stop < rows.length ? enqueue(ctx, runImportJob, { runId }) : finish(ctx, run))
}

async function finish(ctx: Context, { id, createdById }: RunRow): Promise<void> {
  const [run] = await ctx.db.importRun.updateManyAndReturn({
    where: { id, status: 'RUNNING' }, data: { status: 'FINISHED', finishedAt: ctx.now(), version: { increment: 1 } },
    select: { dryRun: true, created: true, updated: true, failed: true, kind: true, fileName: true },
  })
  if (!run || run.dryRun) return
  const { created, updated, failed, kind, fileName } = run
  await ctx.audit('import.finished', { type: 'ImportRun', id, details: { kind, fileName, created, updated, failed } })
  await notify(ctx, [createdById], { event: 'import.finished', params: { file: fileName, created, updated, failed }, link: `/imports/${id}` })
}

async function fail(ctx: Context, id: string): Promise<void> {
  const [run] = await ctx.db.importRun.updateManyAndReturn({
    where: { id, status: { in: ['QUEUED', 'RUNNING'] } }, data: { status: 'FAILED', finishedAt: ctx.now(), version: { increment: 1 } },
    select: { createdById: true, fileName: true, dryRun: true },
  })
  if (run && !run.dryRun) await notify(ctx, [run.createdById], { event: 'import.failed', params: { file: run.fileName }, link: `/imports/${id}` })
}

/** Writes the rows of an import batch by batch, each row exactly once: how far it is, is part of each batch's transaction. */
export const runImportJob = defineJob({
  name: 'import.run',
  data: z.strictObject({ runId: Id }),
  expireSeconds: 900,
  retries: 8,
  concurrency: 1,
  async handle(job, { runId }) {
    try {
      await work(job, runId)
    }
    catch (error) {
      // A refusal will be one again tomorrow; anything else is worth another try.
      if (error instanceof Problem && error.status < 500) return void await job.inTenant(ctx => fail(ctx, runId))
      if (job.last) await job.inTenant(ctx => fail(ctx, runId))
      throw error
    }
  },
})
