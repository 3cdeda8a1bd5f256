import {
  createError, defineEventHandler, getCookie, getHeader, getQuery, getRequestURL, parseCookies, readBody, setResponseHeader,
  type EventHandler, type H3Event,
} from 'h3'
import { requestIdOf } from './authenticate'
import { clientAddress } from './client-address'
import { Problem } from './errors'
import { assertSameOrigin } from './guard'
import { log } from './log'
import { discover, requireOidcSettings } from './oidc-client'
import { currentVisit, type SessionKeeper, type Visit } from './oidc-sign-in'
import { ownPath } from './own-path'
import { answerProblem } from './problem'
import { publicOrigin } from './public-origin'
import { decodeSessionCookie, sessionCookieName } from './session-cookie'
import { requireStarted } from './startup'

const MAX_BODY_BYTES = 10_000
const RETURN_COOKIE = /^(__Secure-)?next-auth\.callback-url$/
/** Read by our own pages in passing; where they want to return to is not asked of these. */
const QUIET_ACTIONS = new Set(['session', 'csrf', 'providers'])

/**
 * Stands before the sign-in API: foreign or malformed return addresses, requests of other sites and additional
 * authorization parameters never reach it. Signing out ends the session row and leads on to the provider's own sign-out.
 */
export function guardSignIn(handler: EventHandler, keeper: SessionKeeper): EventHandler {
  return defineEventHandler(async (event) => {
    setResponseHeader(event, 'cache-control', 'private, no-store')
    try {
      requireStarted()
      const action = event.context.params?._?.split('/')[0] ?? ''
      // Anyone could write into our log there.
      if (action === '_log') throw new Problem('record.not-found')
      await checkRequest(event, action)
      const visit = await visitOf(event)
      if (action === 'signout' && event.method === 'POST') return await signOut(event, { handler, keeper, visit })
      return await currentVisit.run(visit, () => handler(event))
    }
    catch (error) {
      if (isHttpError(error)) throw createError({ statusCode: error.statusCode, message: 'Invalid request' })
      return answerProblem(event, error)
    }
  })
}

async function checkRequest(event: H3Event, action: string): Promise<void> {
  if (event.method === 'POST') assertSmallAndOurs(event)
  dropForeignReturnCookie(event)
  const query = getQuery(event)
  if (Array.isArray(query.callbackUrl)) throw new Problem('request.invalid')
  if (QUIET_ACTIONS.has(action)) return
  assertOwn(query.callbackUrl, event)
  if (event.method !== 'POST') return
  const body: unknown = await readBody(event)
  assertOwn((body as { callbackUrl?: unknown } | null | undefined)?.callbackUrl, event)
  // Everything in the query would be handed on to the provider: redirect_uri, scope, prompt, …
  if (action === 'signin' && Object.keys(query).some(key => key !== 'callbackUrl')) throw new Problem('request.invalid')
}

function assertSmallAndOurs(event: H3Event): void {
  assertSameOrigin(event)
  // Without a length the body would be read without a limit.
  if (!(Number(getHeader(event, 'content-length') ?? Number.NaN) <= MAX_BODY_BYTES)) throw new Problem('request.body-too-large')
}

/** The library keeps the return address in a cookie as well and fails on one it cannot read. */
function dropForeignReturnCookie(event: H3Event): void {
  const { headers } = event.node.req
  const isForeign = Object.entries(parseCookies(event)).some(([name, value]) => RETURN_COOKIE.test(name) && !isOwn(value, event))
  if (isForeign) headers.cookie = headers.cookie?.split(';').filter(part => !RETURN_COOKIE.test(part.split('=')[0]?.trim() ?? '')).join(';')
}

function isOwn(address: unknown, event: H3Event): boolean {
  return ownPath(address, publicOrigin() ?? getRequestURL(event).origin) !== null
}

function assertOwn(address: unknown, event: H3Event): void {
  if (address === undefined || address === '') return
  if (!isOwn(address, event)) throw new Problem('request.invalid')
}

async function visitOf(event: H3Event): Promise<Visit> {
  return {
    ip: clientAddress(event),
    userAgent: getHeader(event, 'user-agent')?.slice(0, 300) ?? null,
    requestId: requestIdOf(event),
    earlierSessionId: await decodeSessionCookie(getCookie(event, sessionCookieName())),
  }
}

async function signOut(event: H3Event, work: { handler: EventHandler, keeper: SessionKeeper, visit: Visit }): Promise<unknown> {
  const { handler, keeper, visit } = work
  const idToken = visit.earlierSessionId ? await keeper.end(visit.earlierSessionId, visit) : null
  const answer: unknown = await handler(event)
  const isJson = answer !== null && typeof answer === 'object' && 'url' in answer
  return isJson && idToken ? { url: await providerSignOut(event, idToken) } : answer
}

/** Address of the provider's sign-out (RP-initiated logout), or our own sign-in page when it has none or is down. */
async function providerSignOut(event: H3Event, idToken: string): Promise<string> {
  const home = `${publicOrigin() ?? getRequestURL(event).origin}/sign-in`
  try {
    const { end_session_endpoint: endpoint } = await discover()
    if (!endpoint) return home
    const url = new URL(endpoint)
    url.searchParams.set('id_token_hint', idToken)
    url.searchParams.set('client_id', requireOidcSettings().clientId)
    url.searchParams.set('post_logout_redirect_uri', home)
    return url.href
  }
  catch (error) {
    log.warn({ err: String(error) }, 'provider sign-out is out of reach')
    return home
  }
}

function isHttpError(error: unknown): error is { statusCode: number } {
  return !(error instanceof Problem) && typeof (error as { statusCode?: unknown } | null)?.statusCode === 'number'
}
