import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { listDocuments, tidyDocuments } from '#server/domain/documents'
import { officeToPdf } from '#server/domain/documents/text/office-pdf'
import { fileStoreOf, useFileStore } from '#server/platform/file-store'
import { openFile } from '#server/platform/stored-files'
import { toXlsx } from '#server/platform/spreadsheet'
import { DocumentQuery } from '#shared/contracts/documents'
import { OFFICE_TYPES } from '#shared/file-kinds'
import { newWorld } from '../../support/world'
import { givenDocument } from './given'
import { openDocumentText, scannedLetter, scannedPdf, turned, wordFile } from './sample-files'

const world = await newWorld()
const LONG = 180_000
const LETTER = `<h1>Kündigung des Mietvertrags</h1><p>Sehr geehrte Frau Österreicher, hiermit kündigen wir die Gewerbeflächen in der Königsstraße
  fristgerecht zum 31. März 2027.</p><p>Die Schlüsselübergabe möchten wir gemeinsam mit dem Hausmeister durchführen. Müßiggang GmbH</p>`

beforeAll(async () => {
  useFileStore(fileStoreOf({ FILES_DIR: await mkdtemp(join(tmpdir(), 'workmateos-scans-')) }))
})
afterEach(() => vi.unstubAllEnvs())

function isInstalled(program: string, ...args: string[]): boolean {
  try {
    return execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'] }).length >= 0
  }
  catch {
    return false
  }
}
const hasTesseract = isInstalled('tesseract', '--list-langs') && execFileSync('tesseract', ['--list-langs']).toString().includes('deu')
const hasPoppler = isInstalled('pdftoppm', '-v')
const hasOffice = isInstalled('soffice', '--version')

const find = async (q: string) => (await world.run('manager', ctx => listDocuments(ctx, DocumentQuery.parse({ q })))).items
async function hitsIn(q: string, id: string) {
  const found = (await find(q)).find(item => item.id === id)
  return found?.fragments.filter(part => part.hit).map(part => part.text)
}

interface Read {
  textState: string
  textContent: string | null
  pageCount: number | null
  previewFileId: string | null
}

/** Files the content, works the jobs off and answers what became of it. */
async function read(name: string, content: Buffer) {
  const { id } = await givenDocument(world, { name, content, filing: { duplicates: 'keep' } })
  await world.drain()
  const [version] = await world.sql<Read>(
    'SELECT "textState", "textContent", "pageCount", "previewFileId" FROM "DocumentVersion" WHERE "documentId" = $1', [id])
  if (!version) throw new Error('no version')
  const { textState, textContent, pageCount, previewFileId } = version
  return { id, state: textState, text: textContent ?? '', pages: pageCount, previewFileId }
}

async function previewText(previewFileId: string | null): Promise<string> {
  const [file] = await world.sql<Parameters<typeof openFile>[0]>('SELECT * FROM "StoredFile" WHERE id = $1', [previewFileId])
  const pdf = file && await openFile(file)
  return pdf ? execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString() : ''
}

const leftFolders = async () => (await readdir(tmpdir())).filter(name => name.startsWith(`workmateos-work-${process.pid}-`))

describe('a scan', () => {
  beforeEach(({ skip }) => {
    skip(!hasTesseract || !hasPoppler, 'needs tesseract with deu and pdftoppm (Debian: tesseract-ocr-deu, poppler-utils)')
  })

  it('is found by its German words, whichever way it lay on the glass', async () => {
    const letter = await scannedLetter(LETTER)
    const upright = await read('Scan.png', letter)
    expect(upright).toMatchObject({ state: 'EXTRACTED', pages: 1 })
    expect(await hitsIn('Schlüsselübergabe', upright.id)).toContain('Schlüsselübergabe')
    expect((await read('Kopf.png', await turned(letter, 180))).text).toContain('Österreicher')
    expect(await leftFolders()).toEqual([])
  }, LONG)

  it('of many pages is read page by page, in a PDF where others have text of their own', async () => {
    const [letter, second] = [await scannedLetter(LETTER), await scannedLetter('<h1>Nebenkostenabrechnung</h1><p>Vorauszahlungen und Hausgeld</p>')]
    const mixed = await read('Stapel.pdf', await scannedPdf([letter, null, second]))
    expect(mixed).toMatchObject({ state: 'EXTRACTED', pages: 3 })
    expect(mixed.text).toMatch(/Gewerbeflächen[^]*written on a computer[^]*Nebenkostenabrechnung/)
    expect(await hitsIn('Nebenkostenabrechnung', mixed.id)).toContain('Nebenkostenabrechnung')
  }, LONG)

  it('of more than a hundred pages is read at its beginning', async () => {
    const pages = Array.from({ length: 101 }, (_, page) => page < 100 ? null : Buffer.alloc(0))
    const letter = await scannedLetter(LETTER)
    const long = await read('Ordner.pdf', await scannedPdf(pages.map(page => page && letter)))
    expect(long).toMatchObject({ state: 'EXTRACTED', pages: 101 })
    expect(long.text).toContain('Hausmeister')
  }, LONG)

  it('that is broken or empty says so and leaves nothing behind', async () => {
    const letter = await scannedLetter(LETTER)
    expect((await read('Kaputt.png', letter.subarray(0, 4000))).state).toBe('FAILED')
    expect((await read('Leer.png', await scannedLetter('&nbsp;'))).state).toBe('NONE')
    expect((await read('Kaputt.pdf', (await scannedPdf([letter])).subarray(0, 900))).state).toBe('FAILED')
    expect(await leftFolders()).toEqual([])
  }, LONG)
})

describe('an office file', () => {
  beforeEach(({ skip }) => {
    skip(!hasOffice || !hasPoppler, 'needs soffice and pdftotext (Debian: libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils)')
  })

  it('is shown as PDF and found by its text', async () => {
    const sheet = await toXlsx('Kunden', [{ header: 'Kunde', kind: 'text', value: (row: string) => row }], ['Großhandel Müßiggang'])
    for (const [name, content] of [['a.docx', wordFile('Großhandel Müßiggang')], ['b.odt', openDocumentText('Großhandel Müßiggang')], ['c.xlsx', sheet]] as const) {
      const { id, state, previewFileId } = await read(name, content)
      expect(state).toBe('EXTRACTED')
      expect(await hitsIn('Müßiggang', id)).toContain('Müßiggang')
      expect(await previewText(previewFileId)).toContain('Großhandel Müßiggang')
    }
    expect(await leftFolders()).toEqual([])
  }, LONG)

  it('of the older kind is found by the text of its pages', async () => {
    const { state, text } = await read('alt.rtf', Buffer.from('{\\rtf1\\ansi Fuhrparkvereinbarung}'))
    expect([state, text]).toEqual(['EXTRACTED', expect.stringContaining('Fuhrparkvereinbarung')])
  }, LONG)

  it('that is broken says so, has no preview and leaves nothing behind', async () => {
    const broken = wordFile('Das Ende fehlt')
    broken.fill(0x41, 60, broken.length - 400)
    expect(await read('kaputt.docx', broken)).toMatchObject({ state: 'FAILED', previewFileId: null })
    expect(await leftFolders()).toEqual([])
  }, LONG)

  it('fetches nothing, neither from the network nor from our disk', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const [folder, picture] = [await mkdtemp(join(tmpdir(), 'workmateos-secret-')), await scannedLetter(LETTER)]
    await writeFile(join(folder, 'secret.png'), picture)
    try {
      const fromNetwork = await officeToPdf(OFFICE_TYPES.docx, wordFile('Netz', `http://127.0.0.1:${(server.address() as AddressInfo).port}/picture.png`))
      const fromDisk = await officeToPdf(OFFICE_TYPES.docx, wordFile('Platte', `file://${folder}/secret.png`))
      expect([fromNetwork !== null, asked]).toEqual([true, []])
      expect(execFileSync('pdfimages', ['-list', '-'], { input: fromDisk ?? '' }).toString()).not.toContain('image ')
    }
    finally {
      server.close()
    }
  }, LONG)

  it('does not wait for another, nor meet it', async () => {
    const both = await Promise.all(['Erste', 'Zweite'].map(text => officeToPdf(OFFICE_TYPES.docx, wordFile(`${text} Umwandlung`))))
    expect(both.map(pdf => execFileSync('pdftotext', ['-', '-'], { input: pdf ?? '' }).toString().trim())).toEqual(['Erste Umwandlung', 'Zweite Umwandlung'])
  }, LONG)
})

describe('where no such program is installed', () => {
  beforeEach(() => {
    vi.stubEnv('PATH', join(tmpdir(), 'no-programs-here'))
  })

  it('texts of office files and of PDF are found, without a preview of their pages', async () => {
    const word = await read('ohne.docx', wordFile('Betriebsvereinbarung'))
    expect(word).toMatchObject({ state: 'EXTRACTED', previewFileId: null })
    expect(await hitsIn('Betriebsvereinbarung', word.id)).toContain('Betriebsvereinbarung')
    expect(await read('ohne.pdf', await scannedPdf([null]))).toMatchObject({ state: 'EXTRACTED', pages: 1, text: expect.stringContaining('written on a computer') as string })
  })

  it('pictures and older office files stay documents without text', async () => {
    const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
    expect(await read('ohne.png', picture)).toMatchObject({ state: 'NONE' })
    expect(await read('ohne.rtf', Buffer.from('{\\rtf1\\ansi Text}'))).toMatchObject({ state: 'NONE', previewFileId: null })
  })
})

it('says of a file that nobody could finish reading in a day that it cannot be read', async () => {
  const { id } = await givenDocument(world, {})
  await world.drain()
  await world.sql(`UPDATE "DocumentVersion" SET "textState" = 'WAITING', "createdAt" = now() - interval '25 hours' WHERE "documentId" = $1`, [id])
  await tidyDocuments(world.runAsJob)
  expect(await world.sql('SELECT "textState" FROM "DocumentVersion" WHERE "documentId" = $1', [id])).toEqual([{ textState: 'FAILED' }])
})
