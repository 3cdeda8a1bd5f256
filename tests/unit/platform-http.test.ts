import { describe, expect, it } from 'vitest'
import { environmentFaults, processRole } from '#server/platform/environment'
import { isPrivateAddress } from '#server/platform/metrics'
import { assertRate } from '#server/platform/rate-limit'
import { withNonce } from '#server/platform/security-headers'

const whole = { DATA_SECRETS: 'x'.repeat(40), DATABASE_URL: 'postgresql://a:b@localhost/x', WORKMATE_DEMO: '1', NODE_ENV: 'production' }

describe('the environment', () => {
  it('is complete with a database and the demo', () => {
    expect(environmentFaults(whole)).toEqual([])
  })

  it.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL'],
    [{ DATABASE_POOL_SIZE: 'many' }, 'DATABASE_POOL_SIZE'],
    [{ WORKMATE_ROLE: 'both' }, 'WORKMATE_ROLE'],
    [{ WORKMATE_DEMO: undefined }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'http://id.example.com' }, 'https'],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example.com' }, 'MAIL_FROM'],
    [{ S3_ENDPOINT: 'https://s3.example.com' }, 'S3_BUCKET'],
    [{ S3_ACCESS_KEY_ID: 'x' }, 'S3_SECRET_ACCESS_KEY'],
  ])('is refused with one sentence that names the setting: %j', (change, name) => {
    expect(environmentFaults({ ...whole, ...change }).join(' ')).toContain(name)
  })

  it('splits web and worker', () => {
    expect(processRole({})).toEqual({ web: true, worker: true })
    expect(processRole({ WORKMATE_ROLE: 'web' })).toEqual({ web: true, worker: false })
    expect(processRole({ WORKMATE_ROLE: 'worker' })).toEqual({ web: false, worker: true })
  })
})

describe('limiting', () => {
  const rule = { name: 'test', limit: 2, windowSeconds: 10 }

  it('lets pass what is within the limit and says when to come back', () => {
    assertRate(rule, 'a', 0)
    assertRate(rule, 'a', 1000)
    expect(() => assertRate(rule, 'a', 4000)).toThrow(expect.objectContaining({ code: 'request.rate-limited', details: { retryAfterSeconds: 6 } }))
    expect(() => assertRate(rule, 'b', 4000)).not.toThrow()
    expect(() => assertRate(rule, 'a', 10_000)).not.toThrow()
  })
})

describe('nonces', () => {
  it('reach scripts and nothing that only looks like one', () => {
    expect(withNonce(['<script>1</script><script type="module" src="/x.js"></script><scripty><script nonce="kept">'], 'n'))
      .toEqual(['<script nonce="n">1</script><script nonce="n" type="module" src="/x.js"></script><scripty><script nonce="kept">'])
  })
})

it.each([
  ['127.0.0.1', true], ['::1', true], ['::ffff:10.1.2.3', true], ['172.20.0.4', true], ['192.168.1.9', true], ['fd12::1', true],
  ['172.32.0.1', false], ['8.8.8.8', false], ['2001:db8::1', false], ['', false],
])('takes %s for a private address: %s', (address, isPrivate) => {
  expect(isPrivateAddress(address)).toBe(isPrivate)
})
