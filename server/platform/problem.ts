import { setResponseHeader, setResponseStatus, type H3Event } from 'h3'
import { ERROR_STATUS } from '#shared/error-codes'
import { problemOfDatabaseError } from './database-errors'
import { Problem } from './errors'
import { log } from './log'
import { noteSystemError } from './system-errors'

/**
 * Answers any error as RFC 9457 problem+json. Unknown errors are logged with the request id and leave
 * as a bare 500: no stack, no SQL, no path.
 */
export function answerProblem(event: H3Event, error: unknown) {
  const requestId = event.context.requestId as string | undefined
  const problem = error instanceof Problem ? error : problemOfDatabaseError(error)
  setResponseHeader(event, 'content-type', 'application/problem+json')
  setResponseHeader(event, 'cache-control', 'no-store')
  const instance = event.path.split('?')[0] ?? ''
  if (!problem) return { ...answerUnknown(event, error, instance), instance, requestId }
  // Nobody need look into a start that takes its time.
  if (problem.status >= 500 && problem.code !== 'service.starting') {
    noteSystemError({ requestId, method: event.method, path: instance, error: problem })
  }
  setResponseStatus(event, problem.status)
  const wait = retryAfterSeconds(problem)
  if (wait) setResponseHeader(event, 'retry-after', wait)
  return {
    type: `/problems/${problem.code}`, code: problem.code, status: problem.status, instance, requestId,
    ...problem.details ? { details: problem.details } : {},
    ...problem.errors ? { errors: problem.errors } : {},
  }
}

function answerUnknown(event: H3Event, error: unknown, path: string) {
  const requestId = event.context.requestId as string | undefined
  log.error({ requestId, path, err: error instanceof Error ? { message: error.message, stack: error.stack } : String(error) }, 'request failed')
  noteSystemError({ requestId, method: event.method, path, error })
  const unavailable = isConnectionLoss(error)
  const status = unavailable ? ERROR_STATUS.unavailable : 500
  setResponseStatus(event, status)
  const code = unavailable ? 'service.unavailable' : 'internal'
  return { type: `/problems/${code}`, code, status }
}

function retryAfterSeconds(problem: Problem): number | null {
  const told = problem.details?.retryAfterSeconds
  if (typeof told === 'number') return told
  return problem.status === 503 ? 2 : null
}

function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const text = `${error.message} ${JSON.stringify((error as { meta?: unknown }).meta ?? {})} ${(error as { code?: string }).code ?? ''}`
  return /ECONNREFUSED|ECONNRESET|terminat|DatabaseNotReachable|P1001|P1017|P2024|P2028|57P0[123]|53[123]00|Connection/i.test(text)
}
