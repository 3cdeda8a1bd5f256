/**
 * Path on this installation that an address points to, or null. Browsers read `//host`, `/\host` and tabs inside as
 * another host, so what is not plainly a path of ours is none.
 */
export function ownPath(address: unknown, origin: string): string | null {
  // eslint-disable-next-line no-control-regex -- browsers drop control characters before they look at the slashes
  if (typeof address !== 'string' || address.length > 2000 || /[\u0000-\u001F\\]/.test(address)) return null
  if (address.startsWith('/')) return address.startsWith('//') ? null : address
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return url.origin === origin ? ownPath(url.pathname + url.search + url.hash, origin) : null
}
