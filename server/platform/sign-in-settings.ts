import { keyRing } from './key-ring'
import { oidcSettings, oidcSettingsFault } from './oidc-client'
import { publicOriginFault } from './public-origin'

/** What is wrong with the settings of sign-in, one plain sentence each. A process that only works off jobs needs none. */
export function signInFaults(): string[] {
  if (process.env.WORKMATE_ROLE === 'worker') return []
  return [publicOriginFault(), providerFault(), keyRingFault()].filter(fault => fault !== null)
}

/** While developing one may leave sign-in for later. */
function providerFault(): string | null {
  return oidcSettings() || process.env.NODE_ENV === 'production' ? oidcSettingsFault() : null
}

function keyRingFault(): string | null {
  try {
    keyRing()
    return null
  }
  catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
