import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { dayText } from '#shared/calendar-day'
import { Id } from '#shared/contracts/primitives'
import type { Context } from '#server/platform/context'
import { Problem, required } from '#server/platform/errors'
import { defineJob, type JobRun } from '#server/platform/jobs'
import { notify } from '#server/platform/notify'
import { mergePdfs } from '#server/platform/pdf-archive'
import { openFile, putBytes, storeFile, type StoredFileRow } from '#server/platform/stored-files'
import { todayOf } from '#server/platform/today'
import { zipStream, type ZipEntry } from '#server/platform/zip'
import { makeFiles } from './render-invoice'

const Params = z.object({ ids: z.array(Id) })
const storedFields = { id: true, name: true, mimeType: true, byteSize: true, sha256: true, storageKey: true } as const
/** Progress is written every so many documents, not for each. */
const progressStep = 10

async function begin(ctx: Context, exportId: string) {
  const run = required(await ctx.db.exportRun.findFirst({
    where: { id: exportId }, select: { kind: true, params: true, status: true, createdById: true },
  }))
  const { ids } = Params.parse(run.params)
  const rows = await ctx.db.invoice.findMany({ where: { id: { in: ids } }, select: { id: true, pdfFile: { select: storedFields } } })
  const files = new Map(rows.map(row => [row.id, row.pdfFile]))
  await ctx.db.exportRun.updateMany({ where: { id: exportId }, data: { status: 'RUNNING', done: 0 } })
  const documents = ids.map(id => ({ id, file: files.get(id) ?? null }))
  return { ...run, tenantId: ctx.actor.tenantId, today: dayText(todayOf(ctx)), documents }
}

type Page = ZipEntry & { bytes: Uint8Array }
interface WantedDocument { id: string, file: StoredFileRow | null }

/** The file of a document whose own job has not had its turn yet. Throws `invoice.files-not-ready` when it cannot be made. */
async function fileMadeNow(run: JobRun, id: string): Promise<StoredFileRow> {
  await makeFiles(run, id)
  const row = await run.inTenant(ctx => ctx.db.invoice.findFirst({ where: { id }, select: { pdfFile: { select: storedFields } } }))
  if (!row?.pdfFile) throw new Problem('invoice.files-not-ready')
  return row.pdfFile
}

/** Reads the documents one after the other, makes those that are not there yet, and notes how far it has come. */
async function* pages(run: JobRun, exportId: string, documents: readonly WantedDocument[]): AsyncGenerator<Page> {
  for (const [index, { id, file: known }] of documents.entries()) {
    const file = known ?? await fileMadeNow(run, id)
    yield { name: file.name, bytes: await openFile(file), stored: true }
    const done = index + 1
    if (done % progressStep === 0 || done === documents.length) {
      await run.inTenant(ctx => ctx.db.exportRun.updateMany({ where: { id: exportId }, data: { done } }))
    }
  }
}

async function* bytesOf(entries: AsyncIterable<{ bytes: Uint8Array }>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) yield entry.bytes
}

async function fail(ctx: Context, exportId: string, error: unknown) {
  const errorCode = error instanceof Problem ? error.code : 'export.failed'
  await ctx.db.exportRun.updateMany({ where: { id: exportId }, data: { status: 'FAILED', errorCode, finishedAt: ctx.now() } })
  const run = await ctx.db.exportRun.findFirst({ where: { id: exportId }, select: { createdById: true } })
  if (run) await notify(ctx, [run.createdById], { event: 'export.failed', link: '/invoices' })
}

async function make(run: JobRun, exportId: string) {
  const begun = await run.inTenant(ctx => begin(ctx, exportId))
  if (begun.status === 'FINISHED') return
  const entries = pages(run, exportId, begun.documents)
  const isZip = begun.kind === 'INVOICES_ZIP'
  const bytes = isZip ? await buffer(zipStream(entries)) : await mergePdfs(bytesOf(entries))
  const mimeType = isZip ? 'application/zip' : 'application/pdf'
  const object = await putBytes(begun.tenantId, bytes, mimeType)
  await run.inTenant(async (ctx) => {
    const name = `rechnungen-${begun.today}.${isZip ? 'zip' : 'pdf'}`
    const file = await storeFile(ctx, { name, mimeType, bytes, object, purpose: 'export' })
    const { count } = await ctx.db.exportRun.updateMany({
      where: { id: exportId, status: 'RUNNING' },
      data: { status: 'FINISHED', fileId: file.id, done: begun.documents.length, finishedAt: ctx.now() },
    })
    if (count === 0) return
    await ctx.audit('invoices.exported', { type: 'ExportRun', id: exportId, details: { kind: begun.kind, count: begun.documents.length } })
    await notify(ctx, [begun.createdById], {
      event: 'export.finished', params: { count: begun.documents.length }, link: `/api/v1/exports/${exportId}/file`,
    })
  })
}

/** Makes a ZIP or merged PDF of many documents, with progress; tells the person when it is there or has failed. */
export const exportInvoicesJob = defineJob({
  name: 'invoice.export',
  data: z.strictObject({ exportId: Id }),
  expireSeconds: 900,
  retries: 8,
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
