import document from '../../docs/openapi.json'

/** A route of the API as its declaration in the repository says, which a test keeps equal to the code. */
export interface KnownRoute {
  method: string
  path: string
  summary: string
  /** A named permission, `signed-in` or `session`. */
  permission: string
}

/** Every route with the permission it asks for. */
export function knownRoutes(): KnownRoute[] {
  const paths = document.paths as unknown as Record<string, Record<string, { 'summary': string, 'x-permission': string }>>
  return Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(), path, summary: operation.summary, permission: operation['x-permission'],
  })))
}
