import { Problem } from '#server/platform/errors'
import { fileTypeOf } from '#server/platform/file-type'
import type { ReceivedFile } from '#server/platform/define-stored-upload'
import { scanForViruses } from '#server/platform/virus-scan'

/** What looking at a received file told. */
export interface Inspection {
  mimeType: string
}

/**
 * Looks at a file that lies in the store but has no row yet: its type by its bytes, and what the virus scanner says.
 * Throws `file.kind-not-allowed`, `file.infected`, `file.scan-unavailable`.
 */
export async function inspectUpload(file: ReceivedFile): Promise<Inspection> {
  const mimeType = fileTypeOf(file.facts, file.name)
  if (!mimeType) throw new Problem('file.kind-not-allowed', { details: { mimeType: 'active' } })
  await scanForViruses(file)
  return { mimeType }
}
