/** The part of Nuxt's runtime that the handler of nuxt-auth asks for. */
export function useRuntimeConfig() {
  return {
    public: {
      auth: { baseURL: '/api/auth', disableInternalRouting: false, originEnvKey: 'AUTH_ORIGIN', provider: { type: 'authjs', trustHost: false } },
    },
  }
}
