import type { Context } from '#server/platform/context'
import { readFileOf, type StoredFileRow } from '#server/platform/stored-files'

/** The file row of a document's logo; null where the document has none. */
export async function findLogo(ctx: Context, logo: { fileId: string } | null): Promise<StoredFileRow | null> {
  return logo ? readFileOf(ctx, logo.fileId) : null
}
