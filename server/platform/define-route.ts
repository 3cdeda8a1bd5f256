import { defineEventHandler, getHeader, setResponseStatus, type EventHandler, type H3Event } from 'h3'
import { z } from 'zod'
import { AfterCommit } from './after-commit'
import { inTenant, type Context } from './context'
import type { Declaration, Input, RouteDeclaration } from './declaration'
import { authorise } from './guard'
import { once } from './idempotency'
import { assertJson, parseInput } from './input'
import { answerProblem } from './problem'

/** A handler that still knows its declaration; architecture tests and OpenAPI read it. */
export type DeclaredHandler<T = unknown> = EventHandler<Request, T> & { declaration: Declaration }
type Request = Record<string, never>

/**
 * Declares a JSON route. Order: authorise, parse, open the transaction, handle, encode, commit.
 * A use case that answers `AfterCommit` is asked for its answer when the transaction is over (no idempotency key there).
 * Encoding through the response schema means a column outside the contract cannot leave.
 */
export function defineRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(route: RouteDeclaration<P, Q, B, R>) {
  type Wire = R extends z.ZodType ? z.input<R> : null
  const declaration: Declaration = { ...declared(route), kind: 'json' }
  const status = route.status ?? (route.response ? 200 : 204)

  const handler = defineEventHandler(async (event): Promise<Wire> => {
    try {
      const actor = await authorise(event, declaration)
      if (route.body) assertJson(event)
      const input = await parseInput(event, declaration) as Input<P, Q, B>
      const answered = await inTenant(actor, ctx => answer(ctx, event, { input, route, status }), {
        action: route.audit, readOnly: event.method === 'GET' && !route.audit,
      })
      const wire = answered instanceof AfterCommit ? encoded(route.response, await answered.run()) : answered
      setResponseStatus(event, status)
      return wire as Wire
    }
    catch (error) {
      return answerProblem(event, error) as Wire
    }
  })
  return Object.assign(handler, { declaration })
}

type Schema = z.ZodType | undefined

interface Work<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> {
  input: Input<P, Q, B>
  route: RouteDeclaration<P, Q, B, R>
  status: number
}

async function answer<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
  ctx: Context,
  event: H3Event,
  { input, route, status }: Work<P, Q, B, R>,
): Promise<unknown> {
  const work = async () => {
    const result = await route.handle(ctx, input)
    return result instanceof AfterCommit ? result : encoded(route.response, result)
  }
  const key = event.method === 'POST' ? getHeader(event, 'idempotency-key') : undefined
  return key ? once(ctx, { key, route: event.path, body: input.body ?? null, status }, work) : work()
}

function encoded(response: Schema, result: unknown): unknown {
  return response ? z.encode(response, result as never) : null
}

/** The part of a route file that describes it. */
export function declared(route: Omit<Declaration, 'kind'> & { handle?: unknown }): Omit<Declaration, 'kind'> {
  const { summary, permission, params, query, body, response, status, audit, errors, mimeTypes, travels } = route
  return { summary, permission, params, query, body, response, status, audit, errors, mimeTypes, travels }
}
