import { defineNitroPlugin } from 'nitropack/runtime'
import { log } from '../platform/log'

/** API routes log their own faults; what fails while a page is rendered would otherwise leave no trace. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('error', (error, { event }) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status < 500) return
    const cause = error.cause instanceof Error ? error.cause : error
    log.error({ requestId: event?.context.requestId, path: event?.path, err: { message: cause.message, stack: cause.stack } }, 'page failed')
  })
})
