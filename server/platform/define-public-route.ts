import { defineEventHandler, setResponseHeader, setResponseStatus, type EventHandler, type H3Event } from 'h3'
import { z } from 'zod'
import { requestIdOf } from './authenticate'
import { clientAddress } from './client-address'
import { inTenant, jobActor, type Context } from './context'
import { send, type Download } from './define-download'
import type { Input } from './declaration'
import { Problem } from './errors'
import { assertJson, parseInput } from './input'
import { answerProblem } from './problem'
import { assertRate, type RateRule } from './rate-limit'
import { requireStarted } from './startup'
import { listTenants } from './tenants'

type Schema = z.ZodType | undefined

/** Who knocks: a stranger with an address of ours that names a company. */
export interface Visitor {
  address: string | null
  /** One transaction in that company; may be called several times. */
  inTenant: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>
}

interface PublicDeclaration<P extends Schema, Q extends Schema, B extends Schema> {
  params: P
  query?: Q
  body?: B
  /** Counted per address of the caller. */
  rate: RateRule
  /** Company the path names; null answers `gone`. */
  tenantOf: (params: Input<P, Q, B>['params'], query: Input<P, Q, B>['query']) => string | null
  /** Action stamped on rows that change. */
  audit?: string
}

interface PublicRoute<P extends Schema, Q extends Schema, B extends Schema, R extends z.ZodType> extends PublicDeclaration<P, Q, B> {
  response: R
  handle: (visitor: Visitor, input: Input<P, Q, B>) => Promise<z.output<R>>
}

interface PublicDownload<P extends Schema, Q extends Schema, B extends Schema> extends PublicDeclaration<P, Q, B> {
  handle: (visitor: Visitor, input: Input<P, Q, B>) => Promise<Download>
}

/** Declares a JSON route without sign-in, for files below server/routes: limited in rate, inside one company, only what the contract says. */
export function definePublicRoute<P extends Schema, R extends z.ZodType, Q extends Schema = undefined, B extends Schema = undefined>(
  route: PublicRoute<P, Q, B, R>,
): EventHandler {
  return defineEventHandler(async (event) => {
    try {
      const { visitor, input } = await receive(event, route)
      return z.encode(route.response, await route.handle(visitor, input) as never)
    }
    catch (error) {
      return answerProblem(event, error)
    }
  })
}

/** Declares a file without sign-in, under the same rules. */
export function definePublicDownload<P extends Schema, Q extends Schema = undefined, B extends Schema = undefined>(
  route: PublicDownload<P, Q, B>,
): EventHandler {
  return defineEventHandler(async (event) => {
    try {
      const { visitor, input } = await receive(event, route)
      const download = await route.handle(visitor, input)
      return await send(event, download, typeof download.body === 'function' ? await download.body() : download.body)
    }
    catch (error) {
      return answerProblem(event, error)
    }
  })
}

async function receive<P extends Schema, Q extends Schema, B extends Schema>(event: H3Event, route: PublicDeclaration<P, Q, B>) {
  requireStarted()
  setResponseHeader(event, 'cache-control', 'private, no-store')
  setResponseHeader(event, 'x-robots-tag', 'noindex, nofollow')
  setResponseStatus(event, 200)
  const address = clientAddress(event)
  assertRate(route.rate, address ?? 'unknown')
  if (route.body) assertJson(event)
  const input = await parseInput(event, { summary: '', permission: 'session', kind: 'json', params: route.params, query: route.query, body: route.body }) as Input<P, Q, B>
  const tenantId = route.tenantOf(input.params, input.query)
  const tenant = tenantId ? (await listTenants()).find(candidate => candidate.id === tenantId) : undefined
  if (!tenant) throw new Problem('share-link.gone')
  const actor = { ...jobActor(tenant, null, requestIdOf(event)), name: 'public' }
  const visitor: Visitor = { address, inTenant: work => inTenant(actor, work, { action: route.audit }) }
  return { visitor, input }
}
