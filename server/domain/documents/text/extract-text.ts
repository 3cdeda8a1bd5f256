import { fileGroupOf } from '#shared/file-kinds'
import { mailText } from './mail-text'
import { officeText } from './office-text'
import { readImage } from './ocr'
import { pdfText } from './pdf-text'
import { plainText } from './plain-text'

/** Text of a file, and its pages where it has some. Null: nothing to read in it, or nothing here that could. */
export interface ReadText {
  text: string | null
  pageCount?: number
}

const LONGEST_TEXT = 1_000_000

/** Reads the text out of a file. What a broken file throws is the caller's to note. */
export async function extractText(mimeType: string, bytes: Buffer): Promise<ReadText> {
  const { text, pageCount } = await read(mimeType, bytes)
  return { text: clean(text), pageCount }
}

async function read(mimeType: string, bytes: Buffer): Promise<ReadText> {
  if (mimeType === 'application/pdf') return pdfText(bytes)
  if (mimeType === 'message/rfc822') return { text: await mailText(bytes) }
  const group = fileGroupOf(mimeType)
  if (group === 'text') return { text: plainText(bytes) }
  if (group === 'image') return { text: await readImage(mimeType, bytes), pageCount: 1 }
  return { text: group === 'office' ? officeText(mimeType, bytes) : null }
}

/** PostgreSQL refuses NUL; the marks of search results must not come from a file. */
function clean(text: string | null): string | null {
  const cleaned = text?.replace(/[\u0000\uE000\uE001]/g, '').trim().slice(0, LONGEST_TEXT) // eslint-disable-line no-control-regex -- NUL is what is taken out
  return cleaned || null
}
