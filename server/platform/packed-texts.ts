import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { getHeader, getResponseStatus, setResponseHeaders, type H3Event } from 'h3'

const PACKERS = {
  br: (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (text: string) => gzipSync(text),
}
/** Both languages in both ways, and those of a version before. */
const MOST_KEPT = 8

const kept = new Map<string, Buffer>()

/**
 * Texts of the interface travel packed and stay with the browser: i18n sends 150 kB of them as they are, for each page that is
 * opened anew. Their address carries a hash of what they say.
 */
export function packTexts(event: H3Event, response: { body?: unknown }): void {
  if (!event.path.startsWith('/_i18n/') || getResponseStatus(event) !== 200) return
  setResponseHeaders(event, { 'cache-control': 'public, max-age=31536000, immutable', 'vary': 'accept-encoding' })
  const accepted = getHeader(event, 'accept-encoding')?.split(/[\s,;]+/) ?? []
  const encoding = (['br', 'gzip'] as const).find(name => accepted.includes(name))
  if (!encoding) return
  const text = typeof response.body === 'string' ? response.body : JSON.stringify(response.body)
  const key = `${encoding} ${text}`
  const packed = kept.get(key) ?? PACKERS[encoding](text)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, packed)
  setResponseHeaders(event, { 'content-type': 'application/json', 'content-encoding': encoding })
  response.body = packed
}
