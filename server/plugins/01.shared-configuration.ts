import { defineNitroPlugin, useRuntimeConfig } from 'nitropack/runtime'

/**
 * Gives requests of the API the configuration that was read at the start. Nitro would copy it and look through the environment
 * again for each request that asks, and i18n asks in all of them: one fifteenth of the processor time of a list. Pages get
 * their copy, because Nuxt writes into it.
 */
export default defineNitroPlugin((nitro) => {
  const { options } = nitro.h3App
  const onRequest = options.onRequest
  options.onRequest = (event) => {
    if (event.path.startsWith('/api/v1/')) event.context.nitro = { errors: [], runtimeConfig: useRuntimeConfig() }
    return onRequest?.(event)
  }
})
