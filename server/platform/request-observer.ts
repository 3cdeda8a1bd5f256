import { defineEventHandler, setResponseHeader, setResponseStatus, type H3Event } from 'h3'
import { processRole } from './environment'
import { Problem } from './errors'
import { log } from './log'
import { countRequest } from './metrics'
import { answerProblem } from './problem'
import { identifyRequest } from './request-id'
import { secureResponse } from './security-headers'
import { startupState } from './startup'

const PROBES = new Set(['/healthz', '/readyz', '/metrics'])

/** First handler of every request: id, headers, figures, access log. */
export const observeRequest = defineEventHandler((event) => {
  const requestId = identifyRequest(event)
  secureResponse(event)
  const started = performance.now()
  event.node.res.once('finish', () => report(event, { requestId, ms: performance.now() - started }))
})

function report(event: H3Event, { requestId, ms }: { requestId: string, ms: number }): void {
  const path = pathOf(event)
  const status = event.node.res.statusCode
  countRequest({ method: event.method, route: routeOf(event, path), status, seconds: ms / 1000 })
  if (PROBES.has(path) || path.startsWith('/_nuxt/')) return
  log.info({ requestId, method: event.method, path, status, ms: Math.round(ms * 10) / 10 }, 'request')
}

/** Queries stay out of the log: they may name people. */
function pathOf(event: H3Event): string {
  return event.path.split('?')[0] ?? '/'
}

function routeOf(event: H3Event, path: string): string {
  const matched = event.context.matchedRoute?.path
  if (matched && matched !== '/**') return matched
  return path.startsWith('/_nuxt/') ? '/_nuxt/**' : 'page'
}

/** Until the migrations are through people see that it starts; a process that only works serves nobody. */
export const holdUntilStarted = defineEventHandler((event) => {
  const path = pathOf(event)
  if (PROBES.has(path) || path.startsWith('/_nuxt/')) return
  if (!processRole().web) {
    setResponseStatus(event, 404)
    return 'This process works off jobs; it serves no pages.'
  }
  if (startupState() !== 'starting') return
  if (path.startsWith('/api/')) return answerProblem(event, new Problem('service.starting'))
  setResponseStatus(event, 503)
  setResponseHeader(event, 'retry-after', 2)
  setResponseHeader(event, 'content-type', 'text/html; charset=utf-8')
  return STARTING
})

const STARTING = '<!doctype html><html lang="de"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>WorkmateOS</title>'
  + '<style>body{font:16px system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;color:#334155}</style></head>'
  + '<body><p>WorkmateOS startet … · WorkmateOS is starting …</p></body></html>'

/** Any path below /api that no route serves. */
export const unknownApiPath = defineEventHandler(event => answerProblem(event, new Problem('record.not-found')))
