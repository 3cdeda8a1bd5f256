import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

interface FontFile {
  name: string
  weight: number
  range: string
}

type Reader = (name: string) => Promise<Uint8Array>

const latin = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212'
const latinExtended = 'U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+1EF2-1EFF'

/** Inter, the typeface of all documents (SIL Open Font License, see server/document-assets). */
const fontFiles: readonly FontFile[] = [
  { name: 'inter-latin-400.woff2', weight: 400, range: latin },
  { name: 'inter-latin-600.woff2', weight: 600, range: latin },
  { name: 'inter-latin-ext-400.woff2', weight: 400, range: latinExtended },
  { name: 'inter-latin-ext-600.woff2', weight: 600, range: latinExtended },
]

let read: Reader = name => readFile(join(process.cwd(), 'server/document-assets', name))
let rules: Promise<string> | null = null

/** The built server carries the files inside its bundle and says here how to read them. */
export function setDocumentAssetReader(reader: Reader): void {
  read = reader
  rules = null
}

async function fontRule({ name, weight, range }: FontFile) {
  const data = Buffer.from(await read(name)).toString('base64')
  return `@font-face{font-family:Inter;font-weight:${weight};unicode-range:${range};`
    + `src:url(data:font/woff2;base64,${data}) format("woff2")}`
}

/** `@font-face` rules with the typeface inside, for documents printed by `renderPdf`. */
export function embeddedFonts(): Promise<string> {
  rules ??= Promise.all(fontFiles.map(fontRule)).then(
    all => all.join('\n'),
    (error: unknown) => {
      rules = null
      throw error
    },
  )
  return rules
}
