import { defineNitroPlugin } from 'nitropack/runtime'
import { log } from '../platform/log'
import { noteSystemError } from '../platform/system-errors'

/** API routes log their own faults; what fails while a page is rendered would otherwise leave no trace. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('error', (error, { event }) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status < 500) return
    const cause = error.cause instanceof Error ? error.cause : error
    const [path = ''] = (event?.path ?? '').split('?')
    const requestId = event?.context.requestId as string | undefined
    if (event) noteSystemError({ requestId, method: event.method, path, error: cause })
    log.error({ requestId, path, err: { message: cause.message, stack: cause.stack } }, 'page failed')
  })
})
