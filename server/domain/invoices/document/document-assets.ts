import { embeddedFonts } from '#server/platform/document-fonts'
import { openFile, type StoredFileRow } from '#server/platform/stored-files'
import type { DocumentAssets } from './letter-frame'

/** Typeface and logo for one document. Reads files, so call it outside a transaction. */
export async function documentAssets(logo: StoredFileRow | null): Promise<DocumentAssets> {
  const fontFaces = await embeddedFonts()
  if (!logo) return { fontFaces, logo: null }
  const bytes = await openFile(logo)
  return { fontFaces, logo: `data:${logo.mimeType};base64,${bytes.toString('base64')}` }
}
