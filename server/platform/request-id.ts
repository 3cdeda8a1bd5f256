import { randomUUID } from 'node:crypto'
import { getHeader, setResponseHeader, type H3Event } from 'h3'

const WELL_FORMED = /^[\w-]{8,64}$/

/**
 * Gives the request its id: the proxy's, if it is well formed, so that one id runs through all logs; else a new one.
 * It is answered as `x-request-id` and stands in every audit row and log line of the request.
 */
export function identifyRequest(event: H3Event): string {
  const given = getHeader(event, 'x-request-id')
  const id = given && WELL_FORMED.test(given) ? given : randomUUID()
  event.context.requestId = id
  // The calls that rendering a page makes to our own API forward the headers, and so belong to the same request.
  event.node.req.headers['x-request-id'] = id
  setResponseHeader(event, 'x-request-id', id)
  return id
}
