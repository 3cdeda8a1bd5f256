import { fileGroupOf } from '#shared/file-kinds'
import { readSettings } from '#server/domain/settings'
import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'

const MEGABYTE = 1_000_000

/** How large files may be and of which kinds, by the settings of the company. */
export async function getUploadLimits(ctx: Context) {
  const settings = await readSettings(ctx, ['documents.max-mb', 'documents.allowed-kinds'])
  return { maxBytes: settings['documents.max-mb'] * MEGABYTE, groups: settings['documents.allowed-kinds'] }
}

/** Refuses a kind of file the company does not take. Throws `file.kind-not-allowed`. */
export async function assertKindAllowed(ctx: Context, mimeType: string): Promise<void> {
  const { groups } = await getUploadLimits(ctx)
  if (!(groups as readonly string[]).includes(fileGroupOf(mimeType))) throw new Problem('file.kind-not-allowed', { details: { mimeType } })
}
