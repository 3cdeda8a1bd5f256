import { describe, expect, it } from 'vitest'
import { ownPath } from '#server/platform/own-path'
import { publicOriginFault } from '#server/platform/public-origin'

const ORIGIN = 'https://work.example.com'

describe('a return address', () => {
  it('is a path of our own', () => {
    for (const path of ['/', '/time?week=2#top', '/a//b']) expect(ownPath(path, ORIGIN)).toBe(path)
    expect(ownPath(`${ORIGIN}/invoices?page=2`, ORIGIN)).toBe('/invoices?page=2')
  })

  it('is never one that a browser reads as another place', () => {
    const hostile = ['//evil.example', '/\\evil.example', '/\t/evil.example', '\\\\evil.example', 'https://evil.example', 'https://work.example.com.evil.example/',
      'https://work.example.com@evil.example/', 'http://work.example.com/', 'javascript:alert(1)', 'data:text/html,x', '', 'time', '/\u0000', `${ORIGIN}//evil.example`]
    for (const address of [...hostile, undefined, null, 7, {}, ['/'], { toString: () => '/' }]) expect(ownPath(address, ORIGIN)).toBeNull()
  })
})

describe('the public address', () => {
  const fault = (env: Record<string, string>) => {
    const before = { ...process.env }
    Object.assign(process.env, { NODE_ENV: 'production' }, env)
    const found = publicOriginFault()
    process.env = before
    return found
  }
  const both = (address: string) => ({ AUTH_ORIGIN: address, NEXTAUTH_URL: address })

  it('is https, or plain http on this very machine', () => {
    expect(fault(both('https://work.example.com/api/auth'))).toBeNull()
    expect(fault(both('http://localhost:3000/api/auth'))).toBeNull()
    expect(fault(both('http://work.example.com/api/auth'))).toMatch(/https/)
  })

  it('is set, twice the same, complete, and never taken from the Host header', () => {
    expect(fault({})).toMatch(/AUTH_ORIGIN/)
    expect(fault({ AUTH_ORIGIN: 'https://a.example/api/auth', NEXTAUTH_URL: 'https://b.example/api/auth' })).toMatch(/same/)
    expect(fault(both('https://work.example.com'))).toMatch(/ends with/)
    expect(fault({ ...both('https://work.example.com/api/auth'), AUTH_TRUST_HOST: '1' })).toMatch(/AUTH_TRUST_HOST/)
  })
})
