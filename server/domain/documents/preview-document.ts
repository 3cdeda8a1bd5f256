import { fileGroupOf } from '#shared/file-kinds'
import type { Context } from '#server/platform/context'
import type { Download } from '#server/platform/define-download'
import { Problem, required } from '#server/platform/errors'
import { openFile, openFileStream } from '#server/platform/stored-files'
import { previewPage } from './text/preview-page'
import { noteConfidentialRead, requireDocument } from './require-document'

const storedFields = { id: true, name: true, mimeType: true, byteSize: true, sha256: true, storageKey: true } as const
/** What a page may carry; longer texts are for downloading. */
const LARGEST_PAGE = 5_000_000

/**
 * A version as a browser can show it: PDF and pictures as they are, text, Markdown and mail as a page in which nothing runs, office
 * files as PDF or as their text. Throws `record.not-found`, `document.no-preview`.
 */
export async function previewDocument(ctx: Context, { id, versionId }: { id: string, versionId: string }): Promise<Download> {
  const document = await requireDocument(ctx, id)
  const { file, preview, textContent } = required(await ctx.db.documentVersion.findFirst({
    relationLoadStrategy: 'join', where: { id: versionId, documentId: id },
    select: { file: { select: storedFields }, preview: { select: storedFields }, textContent: true },
  }))
  await noteConfidentialRead(ctx, document, 'preview')
  const shown = preview ?? file
  if (/^(application\/pdf|image\/(png|jpeg|gif|webp|avif))$/.test(shown.mimeType)) {
    return { name: shown.name, mimeType: shown.mimeType, inline: true, body: () => openFileStream(shown) }
  }
  const page = { name: 'preview.html', mimeType: 'text/html; charset=utf-8', isolated: true }
  if (fileGroupOf(file.mimeType) === 'office' && textContent) {
    return { ...page, body: async () => previewPage('text/plain', Buffer.from(textContent)) }
  }
  if (!['text', 'mail'].includes(fileGroupOf(file.mimeType)) || file.mimeType === 'application/vnd.ms-outlook' || file.byteSize > LARGEST_PAGE) {
    throw new Problem('document.no-preview')
  }
  return { ...page, body: async () => previewPage(file.mimeType, await openFile(file)) }
}
