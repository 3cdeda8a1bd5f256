import { inFolder, runProgram } from '#server/platform/programs'

const MOST_PAGES = 20
const LONGEST_MS = 120_000

/** Text in a picture, by tesseract where it is installed; null where it is not. */
export async function readImage(bytes: Buffer): Promise<string | null> {
  const languages = await installedLanguages()
  if (!languages) return null
  const read = await runProgram('tesseract', { args: ['stdin', 'stdout', '-l', languages], input: bytes, timeoutMs: LONGEST_MS })
  return read?.toString('utf8').trim() || null
}

/** Text on the first pages of a scanned PDF; needs tesseract and poppler. */
export async function readPages(pdf: Buffer): Promise<string | null> {
  if (!await installedLanguages()) return null
  return inFolder({ 'scan.pdf': pdf }, async (folder, read) => {
    const made = await runProgram('pdftoppm', {
      args: ['-r', '200', '-gray', '-png', '-l', String(MOST_PAGES), `${folder}/scan.pdf`, `${folder}/page`], timeoutMs: LONGEST_MS,
    })
    if (!made) return null
    const texts: string[] = []
    for (let page = 1; page <= MOST_PAGES; page++) {
      // The number of digits follows from the number of pages.
      const image = await read(`page-${page}.png`) ?? await read(`page-${String(page).padStart(2, '0')}.png`)
      if (image) texts.push(await readImage(image) ?? '')
    }
    return texts.join('\n').trim() || null
  })
}

let languages: Promise<string | null> | undefined

/** German and English, as far as they are installed; null without the program. */
function installedLanguages(): Promise<string | null> {
  languages ??= runProgram('tesseract', { args: ['--list-langs'] }).then((list) => {
    const known = list?.toString('utf8').split('\n') ?? []
    return ['deu', 'eng'].filter(language => known.includes(language)).join('+') || null
  })
  return languages
}
