import { defineNitroPlugin } from 'nitropack/runtime'
import { scriptsAfterPaint } from '../platform/scripts-after-paint'
import { withNonce } from '../platform/security-headers'

/**
 * Scripts of a rendered page carry the nonce that its Content-Security-Policy names. They come after what makes the page visible: it can be
 * read without them, and a phone's line is narrow.
 */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('render:html', (html, { event }) => {
    const nonce: unknown = event.context.cspNonce
    if (typeof nonce !== 'string') return
    const { head, starter } = import.meta.dev ? { head: html.head, starter: null } : scriptsAfterPaint(html.head)
    html.head = withNonce(head, nonce)
    // Not html.body: whatever text of people it holds must never be given the right to run.
    html.bodyPrepend = withNonce(html.bodyPrepend, nonce)
    html.bodyAppend = withNonce([...html.bodyAppend, ...starter ? [starter] : []], nonce)
  })
  nitro.hooks.hook('render:response', (response) => {
    // What serves the page is nobody's business.
    if (response.headers) delete response.headers['x-powered-by']
  })
})
