interface FontFile {
  name: string
  weight: number
  range: string
}

const latin = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212'
const latinExtended = 'U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+1EF2-1EFF'

/** Files in server/document-assets that documents embed. */
export const fontFiles: readonly FontFile[] = [
  { name: 'inter-latin-400.woff2', weight: 400, range: latin },
  { name: 'inter-latin-600.woff2', weight: 600, range: latin },
  { name: 'inter-latin-ext-400.woff2', weight: 400, range: latinExtended },
  { name: 'inter-latin-ext-600.woff2', weight: 600, range: latinExtended },
]

/** `@font-face` rules with the typeface inside; `read` answers the bytes of one of `fontFiles`. */
export async function fontFaces(read: (name: string) => Promise<Uint8Array>): Promise<string> {
  const rules = await Promise.all(fontFiles.map(async ({ name, weight, range }) => {
    const data = Buffer.from(await read(name)).toString('base64')
    return `@font-face{font-family:Inter;font-weight:${weight};unicode-range:${range};`
      + `src:url(data:font/woff2;base64,${data}) format("woff2")}`
  }))
  return rules.join('\n')
}
