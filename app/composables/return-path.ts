/** Where to go after signing in: a path of our own, whatever the address bar says. */
export function returnPath(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(wanted) && !wanted.startsWith('/sign-in') ? wanted : '/'
}
