import { createHash } from 'node:crypto'
import type { InvoiceContent } from '#shared/invoice-content'

/** SHA-256 over the content with sorted keys: the same document gives the same hash however JSON was stored. */
export function contentHash(content: InvoiceContent): string {
  return createHash('sha256').update(canonical(content)).digest('hex')
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined).sort(([a], [b]) => a < b ? -1 : 1)
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}
