import { database } from './database'
import { log } from './log'

/** An answer 5xx as the system page shows it. */
interface FailedRequest {
  requestId: string | undefined
  method: string
  /** Without its query: that may name people. */
  path: string
  error: unknown
}

const MOST_PER_MINUTE = 30
const window = { startedAt: 0, count: 0 }

/** Keeps an answer 5xx for the system page. Never waits, never throws; a flood of errors leaves the first of each minute. */
export function noteSystemError({ requestId, method, path, error }: FailedRequest): void {
  if (Date.now() - window.startedAt >= 60_000) Object.assign(window, { startedAt: Date.now(), count: 0 })
  if (++window.count > MOST_PER_MINUTE) return
  database().systemError.create({
    data: { requestId: requestId ?? '–', method, path: withoutSecrets(path).slice(0, 300), message: messageOf(error) },
    select: { id: true },
  }).catch(fault => log.warn({ err: String(fault) }, 'an error could not be kept for the system page'))
}

/** First line, without values: database errors quote rows, and addresses may carry passwords. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const line = text.split('\n').map(part => part.trim()).find(part => part && !/^(Error|PrismaClient\w*):?$/.test(part)) ?? 'unknown'
  return line
    .replace(/\b([a-z][a-z\d+.-]*:\/\/)[^\s/@]+@/gi, '$1***@')
    .replace(/=\((?:[^()]|\([^()]*\))*\)/g, '=(…)')
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '…@…')
    .replace(/\b(?:Bearer\s+\S+|wmos_\w+)/g, '***')
    .slice(0, 500)
}

/** Long pieces of a path that are no record's id are keys of share links and calendars. */
function withoutSecrets(path: string): string {
  return path.split('/').map(part => part.length >= 24 && !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(part) ? '…' : part).join('/')
}
