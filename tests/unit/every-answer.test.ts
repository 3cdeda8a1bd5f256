import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp, eventHandler, toNodeListener } from 'h3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { limitRate } from '#server/platform/rate-limit'
import { holdUntilStarted, observeRequest, unknownApiPath } from '#server/platform/request-observer'
import { markReady } from '#server/platform/startup'

const app = createApp().use(observeRequest).use(holdUntilStarted).use(limitRate).use('/api', unknownApiPath).use(eventHandler(() => 'page'))
const server = createServer(toNodeListener(app))
let base: string

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  vi.unstubAllEnvs()
  server.close()
})

describe('while the application starts', () => {
  it('tells people and programs to come back', async () => {
    const page = await fetch(`${base}/`)
    const api = await fetch(`${base}/api/v1/me`)

    expect(page.status).toBe(503)
    expect(await page.text()).toContain('startet')
    expect(api.status).toBe(503)
    expect(await api.json()).toMatchObject({ code: 'service.starting' })
    expect(api.headers.get('retry-after')).toBe('2')
  })
})

describe('every answer', () => {
  beforeAll(() => markReady())

  it('carries the proxy\'s request id when it is well formed, else one of our own', async () => {
    const kept = await fetch(base, { headers: { 'x-request-id': 'edge-1234567' } })
    const replaced = await fetch(base, { headers: { 'x-request-id': 'a b"<' } })

    expect(kept.headers.get('x-request-id')).toBe('edge-1234567')
    expect(replaced.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })

  it('gives each page a policy with a nonce of its own and forbids framing and sniffing', async () => {
    const [first, second] = [await fetch(base), await fetch(base)].map(answer => answer.headers.get('content-security-policy') ?? '')

    expect(first).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='/)
    expect(first).not.toContain('unsafe-eval')
    expect(first).toContain('frame-ancestors \'none\'')
    expect(first).not.toBe(second)
    const { headers } = await fetch(base)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
  })

  it('lets nothing run that an API answer could carry', async () => {
    const { headers, status } = await fetch(`${base}/api/unknown`)

    expect(status).toBe(404)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(headers.get('content-security-policy')).toBe('default-src \'none\'; frame-ancestors \'none\'')
    expect(headers.get('cache-control')).toContain('no-store')
  })

  it('asks for https for ever only where the installation is reached by https', async () => {
    expect((await fetch(base)).headers.get('strict-transport-security')).toBeNull()
    vi.stubEnv('AUTH_ORIGIN', 'https://work.example.com/api/auth')
    expect((await fetch(base)).headers.get('strict-transport-security')).toContain('max-age=63072000')
    vi.unstubAllEnvs()
  })

  it('slows down whoever signs in all the time', async () => {
    const statuses = []
    for (let count = 0; count < 61; count++) statuses.push((await fetch(`${base}/api/auth/signin/oidc`, { method: 'POST' })).status)
    const last = await fetch(`${base}/api/auth/signin/oidc`, { method: 'POST' })

    expect(statuses.slice(0, 60)).not.toContain(429)
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('serves nothing but health where the process only works off jobs', async () => {
    vi.stubEnv('WORKMATE_ROLE', 'worker')
    expect((await fetch(base)).status).toBe(404)
    vi.unstubAllEnvs()
  })
})
