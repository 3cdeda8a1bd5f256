import { once } from 'node:events'
import { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import { defineEventHandler, getHeader, setResponseStatus, type H3Event } from 'h3'
import { z } from 'zod'
import type { ErrorCode } from '#shared/error-codes'
import { inTenant, type Context } from './context'
import type { Declaration, Input, RoutePermission } from './declaration'
import { declared } from './define-route'
import { invalidFields, Problem } from './errors'
import { authorise } from './guard'
import { parseInput } from './input'
import { answerProblem } from './problem'
import { putStream, removeObject, type StreamedObject } from './stored-files'

/** What may come, decided before the first byte is read. */
export interface UploadPlan {
  maxBytes: number
  /** Object key; without it a new one. */
  key?: string
  /** Where the bytes come from when not from the request: pieces that were sent before. */
  source?: () => Readable
  /** Name of the file where the request does not say it. */
  name?: string
}

/** A file that lies in the store and waits for its row. */
export interface ReceivedFile extends StreamedObject {
  name: string
}

type Schema = z.ZodType | undefined

interface StoredUploadDeclaration<P extends Schema, Q extends Schema, R extends Schema, S> {
  summary: string
  permission: RoutePermission
  params?: P
  query?: Q
  response?: R
  travels: 'form' | 'body' | 'pieces'
  audit: string
  errors?: readonly ErrorCode[]
  /** In a transaction of its own: who may send what. */
  prepare: (ctx: Context, input: Input<P, Q, undefined>) => Promise<UploadPlan>
  /** Outside any transaction: looks at the file in the store (type, virus scan). */
  inspect?: (file: ReceivedFile) => Promise<S>
  handle: (ctx: Context, input: Input<P, Q, undefined> & { file: ReceivedFile, seen: S }) =>
  Promise<R extends z.ZodType ? z.output<R> : unknown>
}

/**
 * Declares a route whose file flows into the store while it is received: hashed, limited and never whole in memory.
 * What `handle` refuses leaves no object behind.
 */
export function defineStoredUpload<P extends Schema = undefined, Q extends Schema = undefined, R extends Schema = undefined, S = undefined>(
  route: StoredUploadDeclaration<P, Q, R, S>,
) {
  type Wire = R extends z.ZodType ? z.input<R> : null
  const declaration: Declaration = { ...declared(route), kind: 'upload', status: route.response ? 201 : 204 }
  const handler = defineEventHandler(async (event): Promise<Wire> => {
    try {
      const actor = await authorise(event, declaration)
      const input = await parseInput(event, declaration) as Input<P, Q, undefined>
      const plan = await inTenant(actor, ctx => route.prepare(ctx, input))
      const file = await receive(event, actor.tenantId, { ...plan, travels: route.travels })
      const wire = await keepOrRemove(file, plan.key === undefined, async () => {
        const seen = await route.inspect?.(file) as S
        return inTenant(actor, async (ctx) => {
          const result = await route.handle(ctx, { ...input, file, seen })
          return route.response ? z.encode(route.response, result as never) : null
        }, { action: route.audit })
      })
      setResponseStatus(event, declaration.status)
      return wire as Wire
    }
    catch (error) {
      return answerProblem(event, error) as Wire
    }
  })
  return Object.assign(handler, { declaration })
}

/** Pieces keep their place when they are refused: the sender repeats them. */
async function keepOrRemove<T>(file: ReceivedFile, removes: boolean, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  }
  catch (error) {
    if (removes) await removeObject(file.key)
    throw error
  }
}

type Reception = UploadPlan & { travels: 'form' | 'body' | 'pieces' }

async function receive(event: H3Event, tenantId: string, plan: Reception): Promise<ReceivedFile> {
  if (plan.travels === 'form') return receiveForm(event, tenantId, plan)
  if (plan.travels === 'body') assertBody(event, plan.maxBytes)
  const source = plan.source?.() ?? event.node.req
  return { ...await putStream(tenantId, source, plan), name: plan.name ?? 'file' }
}

function assertBody(event: H3Event, maxBytes: number): void {
  if (getHeader(event, 'content-type')?.split(';')[0] !== 'application/octet-stream') throw new Problem('request.content-type')
  if (Number(getHeader(event, 'content-length') ?? 0) > maxBytes) throw new Problem('request.body-too-large')
}

/** The first field `file` of a form; everything else in it is passed over. */
async function receiveForm(event: H3Event, tenantId: string, plan: Reception): Promise<ReceivedFile> {
  const request = event.node.req
  const type = getHeader(event, 'content-type') ?? ''
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type)) throw new Problem('request.content-type')
  if (Number(getHeader(event, 'content-length') ?? 0) > plan.maxBytes + 10_000) throw new Problem('request.body-too-large')
  const form = new Busboy({ headers: { ...request.headers, 'content-type': type }, limits: { files: 1, fields: 10, fieldSize: 1000, parts: 12 } })
  let received: Promise<ReceivedFile> | undefined
  form.on('file', (field, stream, filename) => {
    if (field !== 'file') return stream.resume()
    // Busboy ends a file whose request broke off without an error of its own.
    request.on('aborted', () => stream.destroy(new Error('the sender went away')))
    const source = Readable.from(stream, { objectMode: false })
    received = putStream(tenantId, source, plan).then(object => ({ ...object, name: plainName(filename) }))
    received.catch(() => form.destroy())
    return undefined
  })
  request.pipe(form)
  await Promise.race([once(form, 'finish'), once(form, 'close'), once(request, 'aborted')]).catch(() => undefined)
  request.unpipe(form)
  if (!received) throw invalidFields([{ pointer: '#/file', code: 'field.required' }])
  const file = await received
  if (file.byteSize > 0) return file
  await removeObject(file.key)
  throw invalidFields([{ pointer: '#/file', code: 'field.required' }])
}

/** The last part of what the sender calls it, without control characters. */
export function plainName(name: string | undefined): string {
  // eslint-disable-next-line no-control-regex -- these are what is taken out
  const plain = (name ?? '').split(/[\\/]/).at(-1)?.replace(/[\u0000-\u001F\u007F]/g, '').trim()
  return (plain || 'file').slice(0, 200)
}
