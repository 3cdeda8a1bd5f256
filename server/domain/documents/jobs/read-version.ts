import { z } from 'zod'
import { Id } from '#shared/contracts/primitives'
import { fileGroupOf } from '#shared/file-kinds'
import type { Context } from '#server/platform/context'
import { defineJob, type JobRun } from '#server/platform/jobs'
import { log } from '#server/platform/log'
import { openFile, storeFile } from '#server/platform/stored-files'
import { extractText, type ReadText } from '../text/extract-text'
import { officeToPdf } from '../text/office-pdf'

const storedFields = { id: true, name: true, mimeType: true, byteSize: true, sha256: true, storageKey: true } as const
/** Larger files are kept and found by their facts, not read. */
const LARGEST_READ = 200_000_000

function findVersion(ctx: Context, id: string) {
  return ctx.db.documentVersion.findFirst({
    relationLoadStrategy: 'join', where: { id }, select: { id: true, previewFileId: true, file: { select: storedFields } },
  })
}
type Version = NonNullable<Awaited<ReturnType<typeof findVersion>>>

/** Reads the text of a new file into the search, and makes a PDF of an office file where LibreOffice is installed. */
export const readVersionJob = defineJob({
  name: 'document.read-version',
  data: z.strictObject({ versionId: Id }),
  retries: 3,
  expireSeconds: 600,
  concurrency: 1,
  async handle(run, { versionId }) {
    const version = await run.inTenant(ctx => findVersion(ctx, versionId))
    // Purged meanwhile.
    if (!version) return
    if (version.file.byteSize > LARGEST_READ) return write(run, version, { state: 'NONE', text: null })
    const bytes = await openFile(version.file)
    const outcome = await read(version.id, version.file.mimeType, bytes)
    await write(run, version, outcome)
    const preview = await makePreview(run, version, bytes)
    // Older office files, and some broken ones, give their text only as pages.
    if (preview && outcome.state !== 'EXTRACTED') await write(run, version, await read(version.id, 'application/pdf', preview))
  },
})

type Outcome = ReadText & { state: 'EXTRACTED' | 'NONE' | 'FAILED' }

/** A broken file stays a document; only its text cannot be searched. */
async function read(id: string, mimeType: string, bytes: Buffer): Promise<Outcome> {
  try {
    const { text, pageCount } = await extractText(mimeType, bytes)
    return { state: text ? 'EXTRACTED' : 'NONE', text, pageCount }
  }
  catch (error) {
    log.warn({ versionId: id, err: String(error) }, 'text of a document could not be read')
    return { state: 'FAILED', text: null }
  }
}

function write(run: JobRun, { id }: Version, { state, text, pageCount }: Outcome): Promise<void> {
  return run.inTenant(async (ctx) => {
    await ctx.db.documentVersion.updateMany({ where: { id }, data: { textState: state, textContent: text, pageCount: pageCount ?? null } })
  })
}

async function makePreview(run: JobRun, { id, file, previewFileId }: Version, bytes: Buffer): Promise<Buffer | null> {
  if (previewFileId || fileGroupOf(file.mimeType) !== 'office') return null
  const pdf = await officeToPdf(file.mimeType, bytes)
  if (!pdf) return null
  await run.inTenant(async (ctx) => {
    // Purged, or made by another attempt meanwhile: a file that nothing names must not stay.
    const waiting = await ctx.db.$queryRaw<unknown[]>`SELECT id FROM "DocumentVersion" WHERE id = ${id}::uuid AND "previewFileId" IS NULL FOR UPDATE`
    if (waiting.length === 0) return
    const stored = await storeFile(ctx, { name: `${file.name}.pdf`, mimeType: 'application/pdf', bytes: pdf, purpose: 'document-preview' })
    await ctx.db.documentVersion.updateMany({ where: { id }, data: { previewFileId: stored.id } })
  })
  return pdf
}
