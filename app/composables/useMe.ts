import type { Me } from '#shared/contracts/identity'
import { isPermissionOff } from '#shared/modules'
import { isAllowed, type Permission } from '#shared/permissions'

/** After this long a page change asks again what one may do; the server decides anyway. */
const FRESH_MS = 60_000

/** Who is signed in and what they may do. Null before it was asked, and for strangers. */
export function useMe() {
  const me = useState<Me | null>('me', () => null)
  const askedAt = useState<number>('me-asked-at', () => 0)
  const request = useRequestFetch()

  /** Asks the server; null for strangers. Any other trouble is thrown. */
  async function load(): Promise<Me | null> {
    try {
      me.value = await request('/api/v1/me')
    }
    catch (error) {
      if ((error as { statusCode?: number }).statusCode !== 401) throw error
      me.value = null
    }
    askedAt.value = Date.now()
    return me.value
  }

  /** One request per page load, and later one in the background when the answer is old. */
  async function ensure(): Promise<Me | null> {
    const wasAskedWhileRendering = import.meta.client && useNuxtApp().isHydrating && askedAt.value > 0
    if (!me.value) return wasAskedWhileRendering ? null : load()
    if (import.meta.client && Date.now() - askedAt.value > FRESH_MS) void load().catch(() => undefined)
    return me.value
  }

  const can = (permission: Permission) => isAllowed(me.value?.grants ?? [], permission)
    && !isPermissionOff(me.value?.tenant?.disabledModules ?? [], permission)

  return { me, can, load, ensure }
}
