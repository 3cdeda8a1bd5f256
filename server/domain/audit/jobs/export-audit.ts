import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { dayInZone, dayText } from '#shared/calendar-day'
import { Id } from '#shared/contracts/primitives'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { defineJob, type JobRun } from '#server/platform/jobs'
import { notify } from '#server/platform/notify'
import { putBytes, storeFile } from '#server/platform/stored-files'
import { zipStream } from '#server/platform/zip'
import { archiveEntries } from '../export/export-archive'
import { exportedEvent, type ExportedEvent } from '../export/export-files'
import { ExportParams, EXPORT_WINDOW } from '../export/export-params'
import { exportWindow } from '../export/export-rows'

/** The archive is in memory once: more events than this are split by period. */
const MOST_EVENTS = 200_000

/** Makes the signed archive of audit events, with progress; tells the person when it is there or has failed. */
export const exportAuditJob = defineJob({
  name: 'audit.export',
  data: z.strictObject({ exportId: Id }),
  expireSeconds: 3600,
  retries: 3,
  concurrency: 1,
  async handle(run, { exportId }) {
    try {
      await make(run, exportId)
    }
    catch (error) {
      // What a second attempt cannot change is told at once.
      const final = error instanceof Problem && error.status < 500
      if (run.last || final) await run.inTenant(ctx => fail(ctx, exportId, error))
      if (!final) throw error
    }
  },
})

async function make(run: JobRun, exportId: string): Promise<void> {
  const begun = await run.inTenant(ctx => begin(ctx, exportId))
  if (begun.status === 'FINISHED') return
  const progress = { windows: 0, events: 0 }
  const entries = archiveEntries({ ...begun, ...begun.params, windows: () => windows(run, { exportId, params: begun.params, progress }) })
  const bytes = await buffer(zipStream(entries))
  const object = await putBytes(begun.tenant.id, bytes, 'application/zip')
  await run.inTenant(async (ctx) => {
    const name = `${begun.tenant.language === 'en' ? 'audit-log' : 'protokoll'}-${dayText(dayInZone(begun.madeAt, begun.tenant.zone))}.zip`
    const file = await storeFile(ctx, { name, mimeType: 'application/zip', bytes, object, purpose: 'export' })
    const count = progress.events / 2
    const done = await ctx.db.exportRun.updateMany({
      where: { id: exportId, status: 'RUNNING' },
      data: { status: 'FINISHED', fileId: file.id, result: { count }, finishedAt: ctx.now() },
    })
    if (done.count === 0) return
    await ctx.audit('audit.exported', { type: 'ExportRun', id: exportId, details: { count, sha256: file.sha256 } })
    await notify(ctx, [begun.createdById], { event: 'audit-export.finished', params: { count }, link: `/api/v1/audit/exports/${exportId}/file` })
  })
}

async function begin(ctx: Context, exportId: string) {
  const row = required(await ctx.db.exportRun.findFirst({
    where: { id: exportId }, select: { params: true, status: true, createdById: true, createdAt: true },
  }))
  if (row.status !== 'FINISHED') await ctx.db.exportRun.updateMany({ where: { id: exportId }, data: { status: 'RUNNING', done: 0 } })
  const { params, createdAt, ...rest } = row
  return { ...rest, params: ExportParams.parse(params), madeAt: createdAt, tenant: ctx.actor.tenant }
}

interface Reading {
  exportId: string
  params: ExportParams
  progress: { windows: number, events: number }
}

/** The chain window by window, each in a transaction of its own. Throws `export.too-large`. */
async function* windows(run: JobRun, { exportId, params, progress }: Reading): AsyncGenerator<ExportedEvent[]> {
  for (let after = 0n; after < BigInt(params.head.seal); after += BigInt(EXPORT_WINDOW)) {
    const rows = await run.inTenant(ctx => exportWindow(ctx, params, after))
    progress.events += rows.length
    if (progress.events > 2 * MOST_EVENTS) throw new Problem('export.too-large', { details: { most: MOST_EVENTS } })
    yield rows.map(row => exportedEvent(row, params.withheld))
    const done = ++progress.windows
    await run.inTenant(ctx => ctx.db.exportRun.updateMany({ where: { id: exportId }, data: { done } }))
  }
}

async function fail(ctx: Context, exportId: string, error: unknown): Promise<void> {
  const errorCode = error instanceof Problem ? error.code : 'export.failed'
  await ctx.db.exportRun.updateMany({ where: { id: exportId }, data: { status: 'FAILED', errorCode, finishedAt: ctx.now() } })
  const run = await ctx.db.exportRun.findFirst({ where: { id: exportId }, select: { createdById: true } })
  if (run) await notify(ctx, [run.createdById], { event: 'audit-export.failed', link: '/admin/audit' })
}
