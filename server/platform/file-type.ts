import { OFFICE_TYPES } from '#shared/file-kinds'

/** What is looked at to tell the type of a file: its first and last bytes, and whether all of it is text. */
export interface FileFacts {
  head: Buffer
  tail: Buffer
  isText: boolean
}

interface Signature { mimeType: string, bytes: readonly number[], at?: number }

const SIGNATURES: readonly Signature[] = [
  { mimeType: 'image/png', bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] },
  { mimeType: 'image/jpeg', bytes: [0xFF, 0xD8, 0xFF] },
  { mimeType: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { mimeType: 'image/webp', bytes: [0x57, 0x45, 0x42, 0x50], at: 8 },
  { mimeType: 'image/tiff', bytes: [0x49, 0x49, 0x2A, 0x00] },
  { mimeType: 'image/tiff', bytes: [0x4D, 0x4D, 0x00, 0x2A] },
  { mimeType: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2D] },
  { mimeType: 'application/rtf', bytes: [0x7B, 0x5C, 0x72, 0x74, 0x66] },
  { mimeType: 'application/gzip', bytes: [0x1F, 0x8B] },
  { mimeType: 'application/x-7z-compressed', bytes: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C] },
  { mimeType: 'application/vnd.rar', bytes: [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07] },
]
const ZIP = [0x50, 0x4B, 0x03, 0x04]
const OLE = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
/** Programs: nothing that a document store has to keep. */
const PROGRAMS = [[0x4D, 0x5A], [0x7F, 0x45, 0x4C, 0x46], [0xCA, 0xFE, 0xBA, 0xBE], [0xCF, 0xFA, 0xED, 0xFE], [0x23, 0x21]]

const TEXT_BY_ENDING: Record<string, string> = {
  md: 'text/markdown', markdown: 'text/markdown', csv: 'text/csv', eml: 'message/rfc822', xml: 'application/xml', json: 'application/json',
}
const OLE_BY_ENDING: Record<string, string> = {
  doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint', msg: 'application/vnd.ms-outlook',
}
/** Text that a browser would run. SVG on purpose: it can carry scripts. */
const ACTIVE = /^(svgz?|html?|xhtml|js|mjs|cjs|vbs|wsf|hta|bat|cmd|ps1|sh)$/

/** MIME type by the first bytes; null for everything without a signature of its own (text, SVG, programs). */
export function sniffMimeType(bytes: Uint8Array): string | null {
  return SIGNATURES.find(signature => begins(bytes, signature.bytes, signature.at))?.mimeType ?? heifType(bytes)
}

/**
 * MIME type of a whole file by what its bytes say; the ending only decides between kinds that look alike (text, old office files).
 * Null for what is never taken: programs, SVG, HTML and scripts.
 */
export function fileTypeOf(facts: FileFacts, name: string): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const known = sniffMimeType(facts.head)
  if (known) return known
  return PROGRAMS.some(start => begins(facts.head, start)) || ACTIVE.test(ending) ? null : containerOrText(facts, ending)
}

function containerOrText(facts: FileFacts, ending: string): string | null {
  if (begins(facts.head, ZIP)) return zipType(facts)
  if (begins(facts.head, OLE)) return OLE_BY_ENDING[ending] ?? 'application/octet-stream'
  return facts.isText ? textType(facts, ending) : 'application/octet-stream'
}

function begins(bytes: Uint8Array, start: readonly number[], at = 0): boolean {
  return start.every((byte, index) => bytes[at + index] === byte)
}

function heifType(bytes: Uint8Array): string | null {
  const brand = Buffer.from(bytes.subarray(4, 12)).toString('latin1')
  if (/^ftyp(heic|heix|hevc|mif1|msf1)$/.test(brand)) return 'image/heic'
  return brand === 'ftypavif' ? 'image/avif' : null
}

/** Office files are archives: the names in the directory at the end, or the first entry, tell which. */
function zipType({ head, tail }: FileFacts): string {
  const first = head.subarray(0, 200).toString('latin1')
  const openDocument = /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(first)?.[1]
  if (openDocument) return OFFICE_TYPES[({ text: 'odt', spreadsheet: 'ods', presentation: 'odp' } as const)[openDocument as 'text']]
  const names = head.toString('latin1') + tail.toString('latin1')
  if (!names.includes('[Content_Types].xml')) return 'application/zip'
  if (names.includes('word/document.xml')) return OFFICE_TYPES.docx
  if (names.includes('xl/workbook.xml')) return OFFICE_TYPES.xlsx
  return names.includes('ppt/presentation.xml') ? OFFICE_TYPES.pptx : 'application/zip'
}

function textType({ head }: FileFacts, ending: string): string | null {
  const start = head.subarray(0, 4096).toString('utf8').replace(/^\uFEFF/, '').trimStart().toLowerCase()
  if (/<svg[\s>]/.test(start) || /^(<\?xml[^>]*>\s*)?(<!doctype html|<html)/.test(start)) return null
  return TEXT_BY_ENDING[ending] ?? (start.startsWith('<?xml') ? 'application/xml' : 'text/plain')
}

const EDGE = 65_536

/** Collects the facts of a file while it flows by. */
export class FileFactsCollector {
  private head = Buffer.alloc(0)
  private tail = Buffer.alloc(0)
  private hasControls = false

  /** Looks at the next piece. */
  take(chunk: Buffer): void {
    if (this.head.length < EDGE) this.head = Buffer.concat([this.head, chunk.subarray(0, EDGE - this.head.length)])
    this.tail = chunk.length >= EDGE ? Buffer.from(chunk.subarray(-EDGE)) : Buffer.concat([this.tail, chunk]).subarray(-EDGE)
    this.hasControls ||= hasControlCharacters(chunk)
  }

  facts(): FileFacts {
    return { head: this.head, tail: this.tail, isText: !this.hasControls }
  }
}

/** No text, in UTF-8 or in the older Windows encoding, has these bytes. */
function hasControlCharacters(chunk: Buffer): boolean {
  for (const byte of chunk) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0A && byte !== 0x0D && byte !== 0x0C && byte !== 0x1B) return true
  }
  return false
}
