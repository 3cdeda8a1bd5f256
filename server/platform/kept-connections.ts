import { subscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:http'

/**
 * Longer than any usual proxy keeps a connection that waits (Caddy 120 s, Traefik 90 s, nginx and load balancers 60 s). Node ends
 * it after five seconds otherwise, at times just when the proxy sends the next request on it: that one is lost.
 */
const KEEP_MS = 130_000

/** Has the server keep connections that wait for the next request. Nitro hands out no server, so the first request tells which. */
export function keepConnections(): void {
  subscribe('http.server.request.start', (message) => {
    (message as { server: Server }).server.keepAliveTimeout = KEEP_MS
  })
}
