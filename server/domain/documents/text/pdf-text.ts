import { ProgramFailed, runProgram } from '#server/platform/programs'
import type { ReadText } from './extract-text'
import { readPages } from './ocr'

/** Fewer characters than this on a page mean that it is a picture of one. */
const TEXT_OF_A_PAGE = 20

/** Text of a PDF: by poppler where it is installed, else in this process; scanned pages among the others are read by OCR where that is installed. */
export async function pdfText(bytes: Buffer): Promise<ReadText> {
  const pages = await pageTexts(bytes)
  const pictures = pages.flatMap((text, index) => text.trim().length < TEXT_OF_A_PAGE ? [index + 1] : [])
  const read = pictures.length > 0 ? await readPages(bytes, pictures) : new Map<number, string>()
  return { text: pages.map((text, index) => read.get(index + 1) ?? text).join('\n'), pageCount: pages.length }
}

async function pageTexts(bytes: Buffer): Promise<string[]> {
  // What poppler refuses, the other reader may still take, or says what is wrong.
  const read = await runProgram('pdftotext', { args: ['-enc', 'UTF-8', '-q', '-', '-'], input: bytes }).catch(ignoreFailure)
  // Each page ends with a form feed.
  if (read) return read.toString('utf8').replace(/\f$/, '').split('\f')
  const { extractText, getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(new Uint8Array(bytes))
  try {
    return (await extractText(document, { mergePages: false })).text
  }
  finally {
    await document.destroy()
  }
}

function ignoreFailure(error: unknown): null {
  if (error instanceof ProgramFailed) return null
  throw error
}
