import { afterEach, describe, expect, it } from 'vitest'
import { forgetKeyRing, keyRing, seal, sealData, unseal, unsealData } from '#server/platform/key-ring'
import { decodeSessionCookie, encodeSessionCookie } from '#server/platform/session-cookie'

const [OLD, NEW] = ['old-secret-old-secret-old-secret-1', 'new-secret-new-secret-new-secret-2']
const SID = '0192f0c0-1111-7000-8000-000000000001'

function use(secrets: string) {
  process.env.SESSION_SECRETS = secrets
  forgetKeyRing()
}

afterEach(() => use(OLD))

describe('the ring of secrets', () => {
  it('reads with every secret and writes with the newest', async () => {
    use(OLD)
    const [cookie, sealed] = [await encodeSessionCookie(SID), seal('tokens', 'secret')]
    use(`${NEW}, ${OLD}`)
    expect(await decodeSessionCookie(cookie)).toBe(SID)
    expect(unseal('tokens', sealed)).toBe('secret')
    const fresh = await encodeSessionCookie(SID)
    use(NEW)
    expect([await decodeSessionCookie(fresh), await decodeSessionCookie(cookie), unseal('tokens', sealed)]).toEqual([SID, null, null])
  })

  it('gives nothing for altered text or another purpose', () => {
    use(OLD)
    const sealed = seal('tokens', 'secret')
    const altered = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')
    expect([unseal('cookies', sealed), unseal('tokens', altered), unseal('tokens', null), unseal('tokens', 'x')]).toEqual([null, null, null, null])
  })

  it('keeps what lies in the database apart from sessions', () => {
    use(OLD)
    const sealed = sealData('payroll', 'DE02')
    use(NEW)
    expect([unsealData('payroll', sealed), unseal('payroll', sealed)]).toEqual(['DE02', null])
  })

  it('refuses short secrets', () => {
    use(`${NEW},short`)
    expect(() => keyRing()).toThrow(/at least 32/)
  })
})
