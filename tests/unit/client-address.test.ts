import type { H3Event } from 'h3'
import { afterEach, describe, expect, it } from 'vitest'
import { clientAddress } from '#server/platform/client-address'

const from = (remoteAddress: string, forwarded?: string) => clientAddress({
  node: { req: { socket: { remoteAddress }, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} } },
} as unknown as H3Event)

afterEach(() => {
  delete process.env.TRUSTED_PROXIES
})

describe('the address of a caller', () => {
  it('is the connection\'s, whatever a header claims', () => {
    expect(from('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
    expect(from('::ffff:203.0.113.9')).toBe('203.0.113.9')
  })

  it('is what a configured proxy saw, not what the caller told it', () => {
    process.env.TRUSTED_PROXIES = '10.0.0.0/8, fd00::1'
    expect(from('10.1.2.3', '6.6.6.6, 198.51.100.1, 10.0.0.7')).toBe('198.51.100.1')
    expect(from('fd00::1', '2001:db8::5')).toBe('2001:db8::5')
    expect(from('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
    expect(from('10.1.2.3', 'nonsense')).toBe('10.1.2.3')
  })
})
