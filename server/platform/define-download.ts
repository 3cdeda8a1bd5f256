import { Readable } from 'node:stream'
import { defineEventHandler, sendStream, setResponseHeader, setResponseHeaders, type H3Event } from 'h3'
import type { z } from 'zod'
import type { RoutePermission, Input, Declaration } from './declaration'
import type { ErrorCode } from '#shared/error-codes'
import { inTenant, type Context } from './context'
import { declared } from './define-route'
import { authorise } from './guard'
import { assertJson, parseInput } from './input'
import { answerProblem } from './problem'

/** A file to send. `body` may be a function: it then runs after the transaction, as rendering and reading files must. */
export interface Download {
  name: string
  mimeType: string
  body: Content | (() => Promise<Content>)
  /** Shown in the browser instead of saved; only for PDF and images we made or checked. */
  inline?: boolean
  /** A page made of what others wrote (mail, Markdown): shown in a frame in which nothing runs and that reaches no network. */
  isolated?: boolean
  /** For content whose address changes with it (`?v=`): so long the browser need not ask again. */
  cacheSeconds?: number
}

type Content = string | Uint8Array | Readable

interface DownloadDeclaration<P extends z.ZodType | undefined, Q extends z.ZodType | undefined, B extends z.ZodType | undefined> {
  summary: string
  permission: RoutePermission
  params?: P
  query?: Q
  body?: B
  mimeTypes: readonly string[]
  /** Recorded as a declared action: who took data out. */
  audit?: string
  errors?: readonly ErrorCode[]
  handle: (ctx: Context, input: Input<P, Q, B>) => Promise<Download>
}

/** Declares a route that answers a file: PDF, XML, CSV, XLSX, ZIP. */
export function defineDownload<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(route: DownloadDeclaration<P, Q, B>) {
  const declaration: Declaration = { ...declared(route), kind: 'download' }
  const handler = defineEventHandler(async (event) => {
    try {
      const actor = await authorise(event, declaration)
      if (route.body) assertJson(event)
      const input = await parseInput(event, declaration) as Input<P, Q, B>
      const download = await inTenant(actor, async (ctx) => {
        const result = await route.handle(ctx, input)
        if (route.audit) await ctx.audit(route.audit, { type: 'Download', details: { name: result.name, path: event.path } })
        return result
      }, { action: route.audit })
      const content = typeof download.body === 'function' ? await download.body() : download.body
      return await send(event, download, content)
    }
    catch (error) {
      return answerProblem(event, error)
    }
  })
  return Object.assign(handler, { declaration })
}

/** A PDF viewer needs its own frame; anything else from us must not run anything. */
function policyOf({ inline, isolated }: Download): string {
  if (isolated) return 'sandbox; default-src \'none\'; style-src \'unsafe-inline\'; img-src data:; frame-ancestors \'self\''
  return inline ? 'default-src \'none\'; object-src \'self\'; frame-ancestors \'self\'' : 'sandbox'
}

/** Writes a download to the answer; for the declarations of the platform. */
export async function send(event: H3Event, download: Download, content: Content) {
  setResponseHeaders(event, {
    'content-type': download.mimeType,
    'content-disposition': `${download.inline || download.isolated ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(download.name)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': download.cacheSeconds ? `private, max-age=${download.cacheSeconds}` : 'private, no-store',
  })
  setResponseHeader(event, 'content-security-policy', policyOf(download))
  if (content instanceof Readable) return sendStream(event, content)
  return typeof content === 'string' ? content : Buffer.from(content)
}
