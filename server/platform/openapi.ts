import { z } from 'zod'
import { ERROR_CODES, ERROR_STATUS, type ErrorCode } from '#shared/error-codes'
import type { Declaration } from './declaration'

/** A route as its file declares it, with the method and path that the file's place gives it. */
export interface DescribedRoute {
  method: string
  /** OpenAPI form: /api/v1/invoices/{id}. */
  path: string
  declaration: Declaration
}

type Json = Record<string, unknown>

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'code', 'status', 'instance'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string', description: 'What happened; the message catalogue has a text for each code.' },
    status: { type: 'integer' },
    instance: { type: 'string' },
    requestId: { type: 'string' },
    details: { type: 'object' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['pointer', 'code'], properties: { pointer: { type: 'string' }, code: { type: 'string' }, params: { type: 'object' } } },
    },
  },
}

/** The OpenAPI 3.1 document of the routes; pure, so that a test can compare it with the one in the repository. */
export function openApiDocument(routes: readonly DescribedRoute[]): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'WorkmateOS',
      version: '1',
      description: 'Sign in with the session cookie of the application, or with a personal API token as bearer token. '
        + 'A POST that creates or sends takes an Idempotency-Key header: the same key and body give the same answer.',
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: 'Made by signing in.' },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'wmos_…' },
      },
      schemas: { Problem: PROBLEM },
    },
  }
}

function operation({ method, path, declaration }: DescribedRoute): Json {
  const { summary, permission, audit } = declaration
  const parameters = [
    ...parametersOf(declaration.params, 'path'),
    ...parametersOf(declaration.query, 'query'),
    ...method === 'POST' && declaration.kind === 'json' ? [IDEMPOTENCY_KEY] : [],
  ]
  return {
    'operationId': operationId(method, path),
    summary,
    'tags': [path.split('/')[3] ?? 'api'],
    'x-permission': permission,
    ...audit ? { 'x-audit': audit } : {},
    ...parameters.length > 0 ? { parameters } : {},
    ...requestBody(declaration),
    'responses': { ...success(declaration), ...refusals(declaration) },
  }
}

const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 8, maxLength: 100 },
}

function operationId(method: string, path: string): string {
  const words = path.replace('/api/v1/', '').replace(/[{}]/g, '').split(/[/-]/)
  return method.toLowerCase() + words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** The wire side of a schema: what a caller sends, and what the encoding of an answer yields. */
function wire(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: ({ jsonSchema }) => shorten(jsonSchema) }) as Json
  return rest
}

/** A format says what its long pattern repeats; the bounds of all integers say nothing. */
function shorten(schema: Json): void {
  if (schema.format) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = wire(schema) as { properties?: Record<string, Json>, required?: string[] }
  return Object.entries(properties).map(([name, property]) => ({
    name, in: place, required: place === 'path' || required.includes(name), schema: property,
  }))
}

function requestBody(declaration: Declaration): Json {
  if (declaration.travels === 'pieces') return {}
  if (declaration.travels === 'body') {
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } }
  }
  if (declaration.kind === 'upload') {
    const schema = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary', description: declaration.mimeTypes?.join(', ') } } }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  return declaration.body ? { requestBody: { required: true, content: { 'application/json': { schema: wire(declaration.body) } } } } : {}
}

function success(declaration: Declaration): Json {
  if (declaration.kind === 'download' || declaration.kind === 'stream') {
    const content = Object.fromEntries((declaration.mimeTypes ?? []).map(type => [type, { schema: { type: 'string', format: 'binary' } }]))
    return { 200: { description: 'The content', content } }
  }
  const { response, kind } = declaration
  if (!response) return { [declaration.status ?? 204]: { description: 'Done' } }
  return { [declaration.status ?? (kind === 'upload' ? 201 : 200)]: { description: 'The answer', content: { 'application/json': { schema: wire(response) } } } }
}

/** Codes that the guard and the parser may answer on any such route, and those the route names. */
function refusals(declaration: Declaration): Json {
  const codes: ErrorCode[] = ['session.required']
  if (!['signed-in', 'session'].includes(declaration.permission)) codes.push('permission.missing', 'access.no-role')
  if (declaration.query || declaration.body || declaration.kind === 'upload') codes.push('request.invalid')
  if (declaration.params) codes.push('record.not-found')
  codes.push(...declaration.errors ?? [])
  const byStatus = Map.groupBy([...new Set(codes)].sort(), code => ERROR_STATUS[ERROR_CODES[code]])
  return Object.fromEntries([...byStatus].sort(([a], [b]) => a - b).map(([status, group]) => [status, {
    description: group.join(', '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }]))
}
