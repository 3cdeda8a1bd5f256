import { getHeader, getQuery, getRouterParams, readBody, type H3Event } from 'h3'
import type { z } from 'zod'
import type { Declaration } from './declaration'
import { invalidFields, issueCode, notFound, Problem, type FieldError } from './errors'

const MAX_JSON_BYTES = 1_000_000

/**
 * Unsafe requests carry JSON and nothing else: a form of another site cannot send that. A body that does not say how
 * long it is could go on for ever, so it counts as too large.
 */
export function assertJson(event: H3Event): void {
  const type = (getHeader(event, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Problem('request.content-type')
  if (!(Number(getHeader(event, 'content-length') ?? Number.NaN) <= MAX_JSON_BYTES)) throw new Problem('request.body-too-large')
}

/** Parses path, query and body by the declared schemas. Throws `request.invalid` with one entry per field. */
export async function parseInput(event: H3Event, declaration: Declaration) {
  return {
    params: declaration.params ? parseParams(declaration.params, event) : undefined,
    query: declaration.query ? parse(declaration.query, getQuery(event), '?') : undefined,
    body: declaration.body ? parse(declaration.body, await jsonBody(event), '#') : undefined,
  }
}

/** A path that cannot name a record names no record. */
function parseParams(schema: z.ZodType, event: H3Event): unknown {
  const result = schema.safeParse(getRouterParams(event, { decode: true }))
  if (!result.success) throw notFound()
  return result.data
}

async function jsonBody(event: H3Event): Promise<unknown> {
  try {
    return await readBody(event, { strict: true })
  }
  catch {
    throw new Problem('request.invalid')
  }
}

function parse(schema: z.ZodType, value: unknown, root: '#' | '?'): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw invalidFields(result.error.issues.flatMap(issue => fieldErrors(issue, root)))
}

function fieldErrors(issue: z.core.$ZodIssue, root: string): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ pointer: `${root}/${[...issue.path, key].join('/')}`, code: 'field.unknown' }))
  }
  return [{ pointer: `${root}/${issue.path.join('/')}`, code: issueCode(issue) }]
}
