import { createHash } from 'node:crypto'
import { defineEventHandler, getHeader, getRouterParam, setResponseHeaders, setResponseStatus, type EventHandler } from 'h3'
import { clientAddress } from './client-address'
import { notFound } from './errors'
import { answerProblem } from './problem'
import { assertRate, type RateRule } from './rate-limit'
import { requireStarted } from './startup'

interface PublicAnswer {
  /** Counted per address of the caller. */
  rate: RateRule
  mimeType: string
  /** Text for the token of the path; null: there is no such address (404). */
  answer: (token: string) => Promise<string | null>
}

const LONGEST_TOKEN = 2000

/**
 * Declares an address that answers text to whoever knows its token (calendar programs, links in mails), for files below
 * server/routes. Who asks again for what has not changed gets 304.
 */
export function definePublicAnswer({ rate, mimeType, answer }: PublicAnswer): EventHandler {
  return defineEventHandler(async (event) => {
    try {
      requireStarted()
      assertRate(rate, clientAddress(event) ?? 'unknown')
      const token = getRouterParam(event, 'token') ?? ''
      const text = token.length <= LONGEST_TOKEN ? await answer(token) : null
      if (text === null) throw notFound()
      const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
      setResponseHeaders(event, {
        'content-type': `${mimeType}; charset=utf-8`, etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer',
      })
      if (event.method === 'GET' && getHeader(event, 'if-none-match') === etag) {
        setResponseStatus(event, 304)
        return ''
      }
      return text
    }
    catch (error) {
      return answerProblem(event, error)
    }
  })
}
