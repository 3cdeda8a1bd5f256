import { setTimeout as sleep } from 'node:timers/promises'
import { defineEventHandler, getCookie, getHeader, readBody, setCookie, setResponseHeader, type EventHandler, type H3Event } from 'h3'
import { z } from 'zod'
import { requestIdOf } from './authenticate'
import { isBreakGlassOn } from './break-glass'
import { clientAddress } from './client-address'
import { Problem } from './errors'
import { assertSameOrigin } from './guard'
import { assertJson } from './input'
import type { Visit } from './oidc-sign-in'
import { answerProblem } from './problem'
import { assertRate, type RateRule } from './rate-limit'
import { decodeSessionCookie, encodeSessionCookie, sessionCookieName, sessionCookieOptions } from './session-cookie'
import { requireStarted } from './startup'

/** Nobody types faster; a code has 122 random bits anyway. */
const PER_ADDRESS: RateRule = { name: 'break-glass', limit: 5, windowSeconds: 300 }
const IN_ALL: RateRule = { name: 'break-glass in all', limit: 50, windowSeconds: 300 }
const LIFE_SECONDS = 60 * 60
/** Every answer takes at least this long, so that its time says nothing of what was wrong. */
const ANSWER_MS = 400

const Attempt = z.strictObject({ company: z.string().min(1).max(60), code: z.string().min(1).max(60) })

/** Signs in with a company's short name and a one-time code; answers the id of the session. */
type Redeem = (attempt: { company: string, code: string, visit: Visit }) => Promise<string>

/** GET /api/auth/break-glass: whether the sign-in page offers the form. */
export const breakGlassStateHandler = defineEventHandler((event) => {
  setResponseHeader(event, 'cache-control', 'private, no-store')
  return { isOn: isBreakGlassOn() }
})

/** POST /api/auth/break-glass: the sign-in for the day the identity provider is down; not there unless the operator switched it on. */
export function breakGlassSignIn(redeem: Redeem): EventHandler {
  return defineEventHandler(async (event) => {
    setResponseHeader(event, 'cache-control', 'private, no-store')
    const earliest = sleep(ANSWER_MS)
    try {
      const sessionId = await signIn(event, redeem)
      await earliest
      const cookie = await encodeSessionCookie(sessionId, LIFE_SECONDS)
      setCookie(event, sessionCookieName(), cookie, { ...sessionCookieOptions(), maxAge: LIFE_SECONDS })
      return { isSignedIn: true }
    }
    catch (error) {
      await earliest
      return answerProblem(event, error)
    }
  })
}

async function signIn(event: H3Event, redeem: Redeem): Promise<string> {
  requireStarted()
  if (!isBreakGlassOn()) throw new Problem('record.not-found')
  assertSameOrigin(event)
  assertJson(event)
  const ip = clientAddress(event)
  assertRate(PER_ADDRESS, ip ?? 'unknown')
  assertRate(IN_ALL, 'all')
  const attempt = Attempt.safeParse(await readBody<unknown>(event).catch(() => null))
  if (!attempt.success) throw new Problem('break-glass.code-invalid')
  const visit: Visit = {
    ip, userAgent: getHeader(event, 'user-agent')?.slice(0, 300) ?? null, requestId: requestIdOf(event),
    earlierSessionId: await decodeSessionCookie(getCookie(event, sessionCookieName())),
  }
  return redeem({ ...attempt.data, visit })
}
