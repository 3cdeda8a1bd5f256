import { PIECE_BYTES } from '#shared/limits'
import { dropUpload, keepUpload, keptUploadOf, keptUploads } from '~/documents/kept-uploads'
import { sendPieces, sendWhole, SendError, type Filing } from '~/documents/send-file'
import { problemOf } from './useProblem'

export type UploadState = 'waiting' | 'sending' | 'checking' | 'done' | 'linked' | 'duplicate' | 'failed' | 'cancelled' | 'paused'

export interface UploadItem {
  key: number
  file: File | null
  name: string
  size: number
  state: UploadState
  share: number
  filing: Filing
  /** Document that gets a new version instead of a new document. */
  versionOf?: string
  uploadId?: string
  documentId?: string
  existing?: { id: string, title: string }
  error?: unknown
  abort?: AbortController
}

/** Record that dropped files are linked to at once: the one whose page is open. */
export interface UploadTarget { type: string, id: string }

const AT_ONCE = 3
/** Shared by the whole app, filled in the browser only. */
const items = ref<UploadItem[]>([])
const target = ref<UploadTarget | null>(null)
/** Counts up whenever a document was filed or linked, for lists to look again. */
const filed = ref(0)
let nextKey = 1

const find = (key: number) => items.value.find(item => item.key === key)

function pump(): void {
  const running = items.value.filter(item => item.state === 'sending' || item.state === 'checking').length
  const waiting = items.value.filter(item => item.state === 'waiting').slice(0, Math.max(0, AT_ONCE - running))
  for (const item of waiting) void run(item)
}

async function run(item: UploadItem): Promise<void> {
  item.state = 'sending'
  item.error = undefined
  item.abort = new AbortController()
  try {
    const { id } = await transfer(item, item.abort.signal)
    if (item.uploadId) dropUpload(item.uploadId)
    Object.assign(item, { state: 'done', documentId: id, share: 1 })
    filed.value++
  }
  catch (error) {
    fail(item, error)
  }
  pump()
}

async function transfer(item: UploadItem, signal: AbortSignal) {
  const { file } = item
  if (!file) throw new SendError(null)
  const onProgress = (share: number) => {
    item.share = share
    if (share >= 1) item.state = 'checking'
  }
  if (item.versionOf) return sendWhole(`/api/v1/documents/${item.versionOf}/versions`, file, { filing: item.filing, signal, onProgress })
  if (file.size <= PIECE_BYTES) return sendWhole('/api/v1/documents', file, { filing: item.filing, signal, onProgress })
  const { id, received } = await begin(item, file)
  return sendPieces(file, { uploadId: id, received, filing: item.filing, signal, onProgress })
}

/** Goes on where an earlier attempt stopped, or begins. */
async function begin(item: UploadItem, file: File): Promise<{ id: string, received: number }> {
  const known = item.uploadId ?? keptUploadOf(file)?.id
  const going = known ? await $fetch(`/api/v1/uploads/${known}` as '/api/v1/uploads/:id').catch(() => null) : null
  const upload = going ?? await $fetch('/api/v1/uploads', { method: 'POST', body: { name: file.name, byteSize: file.size } })
  if (!upload) throw new SendError(null)
  if (known && known !== upload.id) dropUpload(known)
  item.uploadId = upload.id
  keepUpload({ id: upload.id, name: file.name, size: file.size, lastModified: file.lastModified, filing: item.filing })
  return upload
}

function fail(item: UploadItem, error: unknown): void {
  if (error instanceof DOMException) {
    item.state = 'cancelled'
    return
  }
  const problem = problemOf(error)
  const existing = problem?.code === 'document.duplicate' ? (problem.details?.documents as { id: string, title: string }[] | undefined)?.[0] : undefined
  Object.assign(item, existing ? { state: 'duplicate', existing } : { state: 'failed', error })
}

function add(files: Iterable<File>, { filing = {}, versionOf }: { filing?: Filing, versionOf?: string } = {}): void {
  for (const file of files) {
    const resumed = items.value.findIndex(item => item.state === 'paused' && item.name === file.name && item.size === file.size)
    const kept = resumed >= 0 ? items.value.splice(resumed, 1)[0] : undefined
    items.value.push({
      key: nextKey++, file, name: file.name, size: file.size, state: 'waiting', share: 0, versionOf, uploadId: kept?.uploadId,
      filing: kept?.filing ?? { ...filing },
    })
  }
  pump()
}

function retry(key: number): void {
  const item = find(key)
  if (!item) return
  item.state = 'waiting'
  pump()
}

function keepBoth(key: number): void {
  const item = find(key)
  if (item) item.filing.duplicates = 'keep'
  retry(key)
}

async function cancel(key: number): Promise<void> {
  const item = find(key)
  if (!item) return
  item.abort?.abort()
  item.state = 'cancelled'
  await giveUp(item)
}

/** Frees what the server holds of an unfinished upload; a failure only leaves it to the day's clean-up. */
async function giveUp({ uploadId }: UploadItem): Promise<void> {
  if (!uploadId) return
  dropUpload(uploadId)
  await $fetch(`/api/v1/uploads/${uploadId}`, { method: 'DELETE' }).catch(() => undefined)
}

/** Links the document that is there already, where the upload was for a record. */
async function linkExisting(key: number): Promise<void> {
  const item = find(key)
  const { linkType, linkId } = item?.filing ?? {}
  if (!item?.existing || !linkType || !linkId) return
  await $fetch(`/api/v1/documents/${item.existing.id}/links`, { method: 'POST', body: { type: linkType, id: linkId } })
  Object.assign(item, { state: 'linked', documentId: item.existing.id })
  filed.value++
  await giveUp(item)
}

async function remove(key: number): Promise<void> {
  const item = find(key)
  items.value = items.value.filter(candidate => candidate.key !== key)
  if (item && item.state !== 'done') await giveUp(item)
}

function clearFinished(): void {
  items.value = items.value.filter(item => !['done', 'linked', 'cancelled'].includes(item.state))
}

/** Shows uploads that an earlier page began and did not finish. */
async function showPaused(): Promise<void> {
  for (const kept of keptUploads()) {
    if (items.value.some(item => item.uploadId === kept.id)) continue
    const upload = await $fetch(`/api/v1/uploads/${kept.id}` as '/api/v1/uploads/:id').catch(() => null)
    if (!upload) dropUpload(kept.id)
    else {
      items.value.push({
        key: nextKey++, file: null, name: kept.name, size: kept.size, state: 'paused', share: upload.received / upload.byteSize, uploadId: kept.id,
        filing: kept.filing,
      })
    }
  }
}

/** The queue of uploads: three at a time, large ones in pieces that go on after a break. */
export function useUploads() {
  return { items, target, filed, add, retry, keepBoth, cancel, linkExisting, remove, clearFinished, showPaused }
}
