import { runProgram } from '#server/platform/programs'
import { readPages } from './ocr'
import type { ReadText } from './extract-text'

/** Fewer characters than this on a page mean that it is a picture of one. */
const TEXT_OF_A_PAGE = 20

/** Text of a PDF: by poppler where it is installed, else in this process; scanned pages are read by OCR where that is installed. */
export async function pdfText(bytes: Buffer): Promise<ReadText> {
  const { text, pageCount = 1 } = await embeddedText(bytes)
  if ((text ?? '').trim().length >= TEXT_OF_A_PAGE * pageCount) return { text, pageCount }
  return { text: await readPages(bytes) ?? text, pageCount }
}

async function embeddedText(bytes: Buffer): Promise<ReadText> {
  const read = await runProgram('pdftotext', { args: ['-enc', 'UTF-8', '-q', '-', '-'], input: bytes })
  if (read) {
    const text = read.toString('utf8')
    return { text, pageCount: Math.max(1, text.split('\f').length - 1) }
  }
  const { extractText, getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(new Uint8Array(bytes))
  try {
    const { text, totalPages } = await extractText(document, { mergePages: true })
    return { text, pageCount: totalPages }
  }
  finally {
    await document.destroy()
  }
}
