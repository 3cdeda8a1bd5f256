import { unzipSync } from 'fflate'
import { OFFICE_TYPES } from '#shared/file-kinds'

/** Parts of an office file in which its text stands. */
const PARTS: Record<string, RegExp> = {
  [OFFICE_TYPES.docx]: /^word\/(document|footnotes|header\d*|footer\d*)\.xml$/,
  [OFFICE_TYPES.xlsx]: /^xl\/(sharedStrings|worksheets\/sheet\d+)\.xml$/,
  [OFFICE_TYPES.pptx]: /^ppt\/slides\/slide\d+\.xml$/,
  [OFFICE_TYPES.odt]: /^content\.xml$/,
  [OFFICE_TYPES.ods]: /^content\.xml$/,
  [OFFICE_TYPES.odp]: /^content\.xml$/,
}
/** An archive may promise gigabytes in a few bytes: what claims to be larger is not unpacked. */
const LARGEST_PART = 20_000_000
const LARGEST_WHOLE = 40_000_000

/** Text of a modern office file; null for older ones. */
export function officeText(mimeType: string, bytes: Uint8Array): string | null {
  const wanted = PARTS[mimeType]
  if (!wanted) return null
  let whole = 0
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!wanted.test(name) || originalSize > LARGEST_PART || whole + originalSize > LARGEST_WHOLE) return false
      whole += originalSize
      return true
    },
  })
  return Object.entries(parts).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([name, xml]) => textOf(xmlOf(xml), name)).join('\n').trim() || null
}

/** Behind a password the parts keep their names, and what they hold is noise. */
function xmlOf(bytes: Uint8Array): string {
  const xml = new TextDecoder().decode(bytes)
  if (!xml.trimStart().startsWith('<')) throw new Error('a part is no XML')
  return xml
}

function textOf(xml: string, name: string): string {
  // Cells refer to the shared strings by number; only what stands in the sheet itself is text.
  const body = name.startsWith('xl/worksheets/') ? [...xml.matchAll(/<is>.*?<\/is>/gs)].map(match => match[0]).join(' ') : xml
  return body
    .replace(/<(?:w:tab|text:tab|text:s)\b[^>]*>/g, ' ')
    .replace(/<\/(?:w:p|text:p|text:h|a:p|si|table:table-row)>|<(?:w:br|text:line-break)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, code: string) => characterOf(Number.parseInt(code, hex ? 16 : 10)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n')
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: '\'', amp: '&' }

function characterOf(code: number): string {
  return code > 31 && code <= 0x10FFFF ? String.fromCodePoint(code) : ' '
}
