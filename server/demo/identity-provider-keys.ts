import { createECDH } from 'node:crypto'
import { deriveKey, newestKey } from '#server/platform/key-ring'

/**
 * Signing key of the demo provider, derived from the session secret: the same after a restart, so that a sign-out
 * which names an earlier ID token still works, and different on every installation.
 */
export function demoSigningKey() {
  const curve = createECDH('prime256v1')
  const secret = deriveKey(newestKey(), 'demo identity provider signing')
  curve.setPrivateKey(secret)
  const point = curve.getPublicKey()
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url')
  return {
    kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: `demo-${newestKey().id}`,
    x: part(1, 33), y: part(33, 65), d: secret.toString('base64url'),
  }
}

/** Secret that signs the demo provider's own cookies. */
export function demoCookieKey(): string {
  return deriveKey(newestKey(), 'demo identity provider cookies').toString('base64url')
}
