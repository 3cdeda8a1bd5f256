import { inFolder, ProgramFailed, runProgram } from '#server/platform/programs'

const MOST_PAGES = 20
const LONGEST_PAGE_MS = 120_000
/** Pages after this time are not read: the job would count as lost. */
const LONGEST_MS = 300_000
/** Pixels on the longer side of a page: about 215 dpi of A4, and no more for a plan of two metres. */
const PAGE_SIDE = 2500
/** What tesseract reads; HEIC and AVIF are not among it. */
const READABLE = /^image\/(png|jpeg|gif|webp|tiff)$/

/** Text in a picture, by tesseract; null where it is not installed. Throws ProgramFailed for a broken picture. */
export async function readImage(mimeType: string, bytes: Buffer): Promise<string | null> {
  const languages = READABLE.test(mimeType) && await installedLanguages()
  return languages ? recognise(languages, bytes) : null
}

/** Text of these pages (numbers from 1) of a PDF, at most 20 and only as many as there is time for; needs tesseract and poppler. */
export async function readPages(pdf: Buffer, pages: readonly number[]): Promise<Map<number, string>> {
  const texts = new Map<number, string>()
  const languages = await installedLanguages()
  if (!languages) return texts
  const until = Date.now() + LONGEST_MS
  await inFolder({ 'scan.pdf': pdf }, async (folder) => {
    for (const page of pages.slice(0, MOST_PAGES)) {
      if (Date.now() > until) return
      const image = await pictureOf(folder, page)
      // One page that cannot be read must not take the others along.
      const text = image && await recognise(languages, image).catch(ignoreFailure)
      if (text) texts.set(page, text)
    }
  })
  return texts
}

/** Mode 1 finds out which way is up: pages are scanned upside down, and phones turn pictures only by a note in the file. */
async function recognise(languages: string, image: Buffer): Promise<string | null> {
  const read = await runProgram('tesseract', { args: ['stdin', 'stdout', '-l', languages, '--psm', '1'], input: image, timeoutMs: LONGEST_PAGE_MS })
  return read?.toString('utf8').trim() || null
}

function pictureOf(folder: string, page: number): Promise<Buffer | null> {
  const args = ['-f', String(page), '-l', String(page), '-scale-to', String(PAGE_SIDE), '-gray', '-png', `${folder}/scan.pdf`]
  return runProgram('pdftoppm', { args, folder, timeoutMs: LONGEST_PAGE_MS }).catch(ignoreFailure)
}

function ignoreFailure(error: unknown): null {
  if (error instanceof ProgramFailed) return null
  throw error
}

/** German and English, as far as they are installed; null without the program. */
async function installedLanguages(): Promise<string | null> {
  const list = await runProgram('tesseract', { args: ['--list-langs'] })
  const known = list?.toString('utf8').split('\n') ?? []
  return ['deu', 'eng'].filter(language => known.includes(language)).join('+') || null
}
