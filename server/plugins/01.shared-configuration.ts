import { defineNitroPlugin, useRuntimeConfig } from 'nitropack/runtime'

/**
 * Gives each request the configuration that was read at the start. Nitro would copy it and look through the environment again
 * for each request that asks, and i18n asks in all of them: half the processor time of an empty answer. Nuxt writes into that
 * of a page, which therefore gets a copy.
 */
export default defineNitroPlugin((nitro) => {
  const { options } = nitro.h3App
  const onRequest = options.onRequest
  const shared = useRuntimeConfig()
  options.onRequest = (event) => {
    const isPage = !event.path.startsWith('/api/v1/') && !event.path.startsWith('/_nuxt/')
    event.context.nitro = { errors: [], runtimeConfig: isPage ? structuredClone(shared) : shared }
    return onRequest?.(event)
  }
})
