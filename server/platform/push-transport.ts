import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import webPush from 'web-push'
import { isPushAddress, publicLookup } from './push-address'

/** A browser's subscription: where to send to, and its keys. */
export interface PushTarget {
  endpoint: string
  p256dh: string
  auth: string
}

/** What the service worker shows. */
export interface PushMessage {
  title: string
  body: string
  link: string
  /** A later message with the same tag takes the place of the earlier one. */
  tag: string
}

interface Vapid {
  publicKey: string
  privateKey: string
  subject: string
}

const TIMEOUT_MS = 10_000
/** A push service keeps it so long for a browser that is off. */
const KEEP_SECONDS = 2 * 86_400

/** Sends one encrypted message (RFC 8291) and answers the push service's status; throws when it could not be reached. */
export async function sendPush(target: PushTarget, message: PushMessage, vapid: Vapid): Promise<number> {
  if (!isPushAddress(target.endpoint)) throw new Error('the address is not allowed')
  const { endpoint, p256dh, auth } = target
  const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
    vapidDetails: vapid, TTL: KEEP_SECONDS, contentEncoding: 'aes128gcm', urgency: 'normal',
  })
  return post(new URL(endpoint), { headers: details.headers as Record<string, string>, body: details.body })
}

/** No redirects: they could lead where the address itself may not. */
function post(url: URL, { headers, body }: { headers: Record<string, string>, body: Buffer | null | undefined }): Promise<number> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, lookup: publicLookup(url), timeout: TIMEOUT_MS }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0)).once('error', reject)
    })
    call.once('timeout', () => call.destroy(new Error('the push service did not answer')))
    call.once('error', reject)
    call.end(body ?? undefined)
  })
}
