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
    await write(run, version, await read(version, bytes))
    await makePreview(run, version, bytes)
  },
})

type Outcome = ReadText & { state: 'EXTRACTED' | 'NONE' | 'FAILED' }

/** A broken file stays a document; only its text cannot be searched. */
async function read({ id, file }: Version, bytes: Buffer): Promise<Outcome> {
  try {
    const { text, pageCount } = await extractText(file.mimeType, bytes)
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

async function makePreview(run: JobRun, { id, file, previewFileId }: Version, bytes: Buffer): Promise<void> {
  if (previewFileId || fileGroupOf(file.mimeType) !== 'office') return
  const pdf = await officeToPdf(file.name, bytes)
  if (!pdf) return
  await run.inTenant(async (ctx) => {
    const stored = await storeFile(ctx, { name: `${file.name}.pdf`, mimeType: 'application/pdf', bytes: pdf, purpose: 'document-preview' })
    await ctx.db.documentVersion.updateMany({ where: { id, previewFileId: null }, data: { previewFileId: stored.id } })
  })
}
