import { defineEventHandler, getHeader, readMultipartFormData, setResponseStatus, type H3Event } from 'h3'
import { z } from 'zod'
import type { ErrorCode } from '#shared/error-codes'
import { inTenant, type Context } from './context'
import type { Declaration, Input, RoutePermission } from './declaration'
import { declared } from './define-route'
import { invalidFields, Problem } from './errors'
import { FileFactsCollector, fileTypeOf, sniffMimeType } from './file-type'
import { authorise } from './guard'
import { parseInput } from './input'
import { answerProblem } from './problem'

/** One received file: the type is what its bytes say, not what the sender claims. */
export interface UploadedFile {
  name: string
  mimeType: string
  bytes: Buffer
}

interface UploadDeclaration<P extends z.ZodType | undefined, R extends z.ZodType> {
  summary: string
  permission: RoutePermission
  params?: P
  response: R
  mimeTypes: readonly string[]
  maxBytes: number
  audit: string
  errors?: readonly ErrorCode[]
  handle: (ctx: Context, input: Input<P, undefined, undefined> & { file: UploadedFile }) => Promise<z.output<R>>
}

/** Declares a route that takes one file as multipart field `file`. */
export function defineUpload<P extends z.ZodType | undefined, R extends z.ZodType>(route: UploadDeclaration<P, R>) {
  const declaration: Declaration = { ...declared(route), kind: 'upload' }
  const handler = defineEventHandler(async (event): Promise<z.input<R>> => {
    try {
      const actor = await authorise(event, declaration)
      const input = await parseInput(event, declaration) as Input<P, undefined, undefined>
      const file = await receive(event, route)
      const work = async (ctx: Context) => z.encode(route.response, await route.handle(ctx, { ...input, file }))
      const wire = await inTenant(actor, work, { action: route.audit })
      setResponseStatus(event, 201)
      return wire as z.input<R>
    }
    catch (error) {
      return answerProblem(event, error) as z.input<R>
    }
  })
  return Object.assign(handler, { declaration })
}

async function receive(event: H3Event, limits: { maxBytes: number, mimeTypes: readonly string[] }): Promise<UploadedFile> {
  assertMultipart(event, limits.maxBytes)
  const part = (await readMultipartFormData(event))?.find(candidate => candidate.name === 'file')
  if (!part?.data.length) throw invalidFields([{ pointer: '#/file', code: 'field.required' }])
  if (part.data.length > limits.maxBytes) throw new Problem('request.body-too-large')
  const name = (part.filename ?? 'file').slice(0, 200)
  const mimeType = sniffMimeType(part.data) ?? typeWithoutSignature(part.data, name)
  if (!mimeType || !limits.mimeTypes.includes(mimeType)) throw invalidFields([{ pointer: '#/file', code: 'file.type-not-allowed' }])
  return { name, mimeType, bytes: part.data }
}

function typeWithoutSignature(bytes: Buffer, name: string): string | null {
  const collector = new FileFactsCollector()
  collector.take(bytes)
  return fileTypeOf(collector.facts(), name)
}

/** Without a declared length the body would be read without a limit. */
function assertMultipart(event: H3Event, maxBytes: number): void {
  const type = getHeader(event, 'content-type')?.toLowerCase()
  if (!type?.startsWith('multipart/form-data')) throw new Problem('request.content-type')
  const length = Number(getHeader(event, 'content-length') ?? Number.NaN)
  if (!Number.isFinite(length) || length > maxBytes + 10_000) throw new Problem('request.body-too-large')
}
