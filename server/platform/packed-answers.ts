import { promisify } from 'node:util'
import { brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib'
import { getHeader, getResponseHeader, getResponseStatus, setResponseHeaders, type H3Event } from 'h3'

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
  const encoding = (['br', 'gzip'] as const).find(name => accepts(event, name))
  if (!encoding) return
  const text = typeof response.body === 'string' ? response.body : JSON.stringify(response.body)
  const key = `${encoding} ${text}`
  const packed = kept.get(key) ?? PACKERS[encoding](text)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, packed)
  setResponseHeaders(event, { 'content-type': 'application/json', 'content-encoding': encoding })
  response.body = packed
}

/** Enough for a tenth of a page's size, at a millisecond and a half beside the main thread. */
const PAGE_LEVEL = 4

/** A rendered page travels packed: uncompressed it is the largest file of all, and nothing can be seen before it is there. */
export async function packPage(event: H3Event, response: { body?: unknown }): Promise<void> {
  // A page of an error is fetched within the server, which reads it as text.
  if (event.path.startsWith('/__nuxt_error')) return
  if (typeof response.body !== 'string' || !String(getResponseHeader(event, 'content-type')).startsWith('text/html')) return
  setResponseHeaders(event, { vary: 'accept-encoding' })
  if (!accepts(event, 'gzip')) return
  response.body = await promisify(gzip)(response.body, { level: PAGE_LEVEL })
  setResponseHeaders(event, { 'content-encoding': 'gzip' })
}

/** `gzip;q=0` is a refusal. */
function accepts(event: H3Event, encoding: string): boolean {
  const offers = getHeader(event, 'accept-encoding')?.split(',') ?? []
  return offers.map(offer => offer.replaceAll(' ', '')).some(offer => offer.split(';')[0] === encoding && !/;q=0(\.0*)?$/.test(offer))
}
