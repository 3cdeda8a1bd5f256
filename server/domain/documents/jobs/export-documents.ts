import { z } from 'zod'
import { Id } from '#shared/contracts/primitives'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { defineJob, type JobRun } from '#server/platform/jobs'
import { notify } from '#server/platform/notify'
import { openFileStream, putStream, storeObject, type StoredFileRow } from '#server/platform/stored-files'
import { zipStream, type ZipEntry } from '#server/platform/zip'

const Params = z.object({ ids: z.array(Id) })
const storedFields = { id: true, name: true, mimeType: true, byteSize: true, sha256: true, storageKey: true } as const
const LARGEST_ZIP = 8_000_000_000

async function begin(ctx: Context, exportId: string) {
  const run = required(await ctx.db.exportRun.findFirst({
    where: { id: exportId }, select: { params: true, status: true, createdById: true },
  }))
  const { ids } = Params.parse(run.params)
  const rows = await ctx.db.document.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: ids } },
    select: { title: true, versions: { select: { file: { select: storedFields } }, orderBy: { versionNo: 'desc' }, take: 1 } },
    orderBy: { title: 'asc' },
  })
  await ctx.db.exportRun.updateMany({ where: { id: exportId }, data: { status: 'RUNNING', done: 0 } })
  const files = rows.flatMap(row => row.versions.map(version => version.file))
  return { ...run, files, tenantId: ctx.actor.tenantId, day: ctx.now().toISOString().slice(0, 10) }
}

/** One file after the other flows into the archive, so that no file is whole in memory. */
async function* entriesOf(run: JobRun, exportId: string, files: readonly StoredFileRow[]): AsyncGenerator<ZipEntry> {
  for (const [index, file] of files.entries()) {
    yield { name: file.name, bytes: await openFileStream(file), stored: !file.mimeType.startsWith('text/') }
    await run.inTenant(ctx => ctx.db.exportRun.updateMany({ where: { id: exportId }, data: { done: index + 1 } }))
  }
}

async function make(run: JobRun, exportId: string): Promise<void> {
  const begun = await run.inTenant(ctx => begin(ctx, exportId))
  if (begun.status === 'FINISHED') return
  const object = await putStream(begun.tenantId, zipStream(entriesOf(run, exportId, begun.files)), { maxBytes: LARGEST_ZIP })
  await run.inTenant(async (ctx) => {
    const name = `${ctx.actor.tenant.language === 'en' ? 'documents' : 'dokumente'}-${begun.day}.zip`
    const file = await storeObject(ctx, { name, mimeType: 'application/zip', byteSize: object.byteSize, purpose: 'export', object })
    const { count } = await ctx.db.exportRun.updateMany({
      where: { id: exportId, status: 'RUNNING' }, data: { status: 'FINISHED', fileId: file.id, done: begun.files.length, finishedAt: ctx.now() },
    })
    if (count === 0) return
    await ctx.audit('documents.exported', { type: 'ExportRun', id: exportId, details: { count: begun.files.length } })
    await notify(ctx, [begun.createdById], {
      event: 'export.finished', params: { count: begun.files.length }, link: `/api/v1/documents/exports/${exportId}/file`,
    })
  })
}

/** Makes a ZIP of many documents, with progress; tells the person when it is there or has failed. */
export const exportDocumentsJob = defineJob({
  name: 'document.export',
  data: z.strictObject({ exportId: Id }),
  expireSeconds: 1800,
  concurrency: 1,
  async handle(run, { exportId }) {
    try {
      await make(run, exportId)
    }
    catch (error) {
      if (run.last) await run.inTenant(ctx => fail(ctx, exportId, error))
      throw error
    }
  },
})

async function fail(ctx: Context, exportId: string, error: unknown): Promise<void> {
  const errorCode = error instanceof Problem ? error.code : 'export.failed'
  await ctx.db.exportRun.updateMany({ where: { id: exportId }, data: { status: 'FAILED', errorCode, finishedAt: ctx.now() } })
  const run = await ctx.db.exportRun.findFirst({ where: { id: exportId }, select: { createdById: true } })
  if (run) await notify(ctx, [run.createdById], { event: 'export.failed', link: '/documents' })
}
