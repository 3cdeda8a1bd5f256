import { fileGroupOf } from '#shared/file-kinds'
import type { DocumentWire } from '~/documents/display'

/** Pages of an office file come after its text, and only where a program can make them: without them one waits this long. */
const PREVIEW_MS = 60_000
const MOST_LOOKS = 12

/** Looks again while a job reads the newest version of a document, ever less often: a scan of many pages takes minutes. */
export function useUntilRead(document: Ref<DocumentWire | undefined>, refresh: () => Promise<void>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let looks = 0
  watch(document, (now) => {
    clearTimeout(timer)
    const version = now?.versions[0]
    if (version && isBeingRead(version) && looks++ < MOST_LOOKS) timer = setTimeout(() => void refresh(), 1500 * looks)
  }, { immediate: import.meta.client })
  onBeforeUnmount(() => clearTimeout(timer))
}

function isBeingRead({ textState, hasPreview, createdAt, file }: DocumentWire['versions'][number]): boolean {
  if (textState === 'WAITING') return true
  return !hasPreview && fileGroupOf(file.mimeType) === 'office' && Date.now() - Date.parse(createdAt) < PREVIEW_MS
}
