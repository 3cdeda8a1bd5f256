import { z } from 'zod'

type Json = Record<string, unknown>

/** A small input that a schema most likely accepts; every id in it is the given one. */
export function sampleOf(schema: z.ZodType, id: string): unknown {
  return sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json, id)
}

function sample(schema: Json, id: string): unknown {
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
  if (choices?.[0]) return sample(choices[0], id)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  return BY_TYPE[String(type)]?.(schema, id) ?? null
}

const BY_TYPE: Record<string, (schema: Json, id: string) => unknown> = {
  object: ({ properties = {}, required = [] }, id) =>
    Object.fromEntries((required as string[]).map(key => [key, sample((properties as Record<string, Json>)[key] ?? {}, id)])),
  array: ({ items = {}, minItems = 0 }, id) => Array.from({ length: Number(minItems) }, () => sample(items as Json, id)),
  integer: ({ minimum = 1 }) => Math.max(1, Number(minimum)),
  number: ({ minimum = 1 }) => Math.max(1, Number(minimum)),
  boolean: () => true,
  string: ({ format, pattern, minLength = 1 }, id) => {
    if (format === 'uuid') return id
    if (format === 'date') return '2026-03-02'
    if (format === 'date-time') return '2026-03-02T09:00:00Z'
    if (format === 'email') return 'jemand@example.com'
    return typeof pattern === 'string' && pattern.includes('\\d') ? '1' : 'x'.repeat(Math.max(1, Number(minLength)))
  },
}
