import { createHash } from 'node:crypto'
import { defineEventHandler, getHeader, type H3Event } from 'h3'
import { clientAddress } from './client-address'
import { Problem } from './errors'
import { answerProblem } from './problem'

/** How often something may be done in a span of time, by one session, token or address. */
export interface RateRule {
  name: string
  limit: number
  windowSeconds: number
}

interface Window {
  startedAt: number
  count: number
}

const windows = new Map<string, Window>()
/** Beyond this the oldest are forgotten: the memory of an attacker's inventions has an end. */
const MAX_WINDOWS = 50_000

/** Counts one attempt. Throws `request.rate-limited` with the seconds to wait. */
export function assertRate(rule: RateRule, caller: string, now = Date.now()): void {
  const key = `${rule.name}:${caller}`
  const span = rule.windowSeconds * 1000
  const window = windows.get(key)
  if (!window || now - window.startedAt >= span) {
    windows.delete(key)
    windows.set(key, { startedAt: now, count: 1 })
    if (windows.size > MAX_WINDOWS) forgetOldest()
    return
  }
  window.count++
  if (window.count > rule.limit) {
    throw new Problem('request.rate-limited', { details: { retryAfterSeconds: Math.ceil((window.startedAt + span - now) / 1000) } })
  }
}

function forgetOldest(): void {
  const [oldest] = windows.keys()
  if (oldest !== undefined) windows.delete(oldest)
}

const SIGN_IN: RateRule = { name: 'sign-in', limit: 60, windowSeconds: 60 }
const SENDING: RateRule = { name: 'sending', limit: 60, windowSeconds: 60 }
const PROBING: RateRule = { name: 'probing', limit: 10, windowSeconds: 60 }

/** Limits what is worth guessing (sign-in, per address) and what reaches other people or machines (per session or token). */
export const limitRate = defineEventHandler((event) => {
  const rule = ruleOf(event)
  if (!rule) return
  try {
    assertRate(rule, rule === SIGN_IN ? addressOf(event) : callerOf(event))
  }
  catch (error) {
    return answerProblem(event, error)
  }
})

function ruleOf(event: H3Event): RateRule | null {
  if (event.method !== 'POST') return null
  const path = event.path.split('?')[0] ?? ''
  if (path.startsWith('/api/auth/signin') || path.startsWith('/api/auth/callback')) return SIGN_IN
  if (path.startsWith('/api/v1/settings/tests/')) return PROBING
  return /^\/api\/v1\/.+\/(send|remind|reminders|retry)$/.test(path) ? SENDING : null
}

function addressOf(event: H3Event): string {
  return clientAddress(event) ?? 'unknown'
}

function callerOf(event: H3Event): string {
  const secret = getHeader(event, 'authorization') ?? getHeader(event, 'cookie')
  return secret ? createHash('sha256').update(secret).digest('base64url') : addressOf(event)
}
