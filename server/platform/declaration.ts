import type { z } from 'zod'
import type { Permission } from '#shared/permissions'
import type { ErrorCode } from '#shared/error-codes'
import type { AfterCommit } from './after-commit'
import type { Context } from './context'

/**
 * `session`: whoever has signed in, even without a role in any company. `signed-in`: whoever has access to a company.
 * Else the named permission. A route without a permission does not type-check.
 */
export type RoutePermission = Permission | 'signed-in' | 'session'

type Output<S> = S extends z.ZodType ? z.output<S> : undefined

/** Parsed input of a route: codecs are decoded, defaults applied, unknown keys refused. */
export interface Input<P, Q, B> {
  params: Output<P>
  query: Output<Q>
  body: Output<B>
}

/** What every kind of route declares. Tests derive OpenAPI, the role matrix and the audit rule from it. */
export interface Declaration {
  summary: string
  permission: RoutePermission
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  response?: z.ZodType
  status?: number
  /** Declared action, stamped on every row that this request changes. Required where rows change: a JSON route read by GET without it is read-only in the database. */
  audit?: string
  errors?: readonly ErrorCode[]
  kind: 'json' | 'download' | 'upload' | 'stream'
  /** MIME types of downloads and uploads. */
  mimeTypes?: readonly string[]
  /** How an upload travels: as field `file` of a form, as the bare body, or put together from pieces that are there. */
  travels?: 'form' | 'body' | 'pieces'
}

/** Declaration of a JSON route as written in a route file. */
export interface RouteDeclaration<
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
  R extends z.ZodType | undefined,
> {
  summary: string
  permission: RoutePermission
  params?: P
  query?: Q
  body?: B
  response?: R
  /** Default 200, or 204 where there is no response. */
  status?: 200 | 201 | 202 | 204
  audit?: string
  errors?: readonly ErrorCode[]
  handle: (ctx: Context, input: Input<P, Q, B>) => Promise<R extends z.ZodType ? z.output<R> | AfterCommit<z.output<R>> : unknown>
}
