import { readdirSync } from 'node:fs'

/** One file of texts per area; a new one needs no entry here. */
function texts(language: string) {
  return readdirSync(new URL(`./i18n/locales/${language}`, import.meta.url)).filter(name => name.endsWith('.json')).map(name => `${language}/${name}`)
}

/**
 * Vue numbers fields by counting the async parts before them. Icons are such parts on the server; Nuxt shakes the call that
 * makes them so out of the browser's script, and labels would point at other ids than their fields have. Written like this
 * the call stays.
 */
const iconsCountInTheBrowserToo = {
  name: 'icons-count-in-the-browser-too',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!/@nuxt\/icon\/dist\/runtime\/components\/\w+\.js/.test(id)) return undefined
    return { code: code.replaceAll('onServerPrefetch(async', '(0, onServerPrefetch)(async'), map: null }
  },
}

export default defineNuxtConfig({
  modules: ['@nuxt/ui', '@nuxtjs/i18n', '@nuxt/eslint', '@sidebase/nuxt-auth'],
  ssr: true,
  components: [{ path: '~/components', pathPrefix: false }],
  devtools: { enabled: false },
  app: {
    head: {
      htmlAttrs: { lang: 'de' },
      meta: [{ name: 'viewport', content: 'width=device-width, initial-scale=1' }],
      link: [{ rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' }],
    },
  },
  css: ['~/assets/css/main.css'],
  ui: {
    fonts: false,
  },
  runtimeConfig: {
    public: { demo: false },
  },
  alias: {
    '#server': new URL('./server', import.meta.url).pathname,
  },
  experimental: {
    nitroAutoImports: false,
    // A page is fetched when somebody is about to open it, not because a link to it is in sight.
    defaults: { nuxtLink: { prefetchOn: { visibility: false, interaction: true } } },
  },
  compatibilityDate: '2026-11-01',
  nitro: {
    // Scripts and styles are packed once while building, not for every browser.
    compressPublicAssets: { gzip: true, brotli: true },
    serverAssets: [
      { baseName: 'migrations', dir: '../prisma/migrations' },
      { baseName: 'documents', dir: './document-assets' },
    ],
  },
  vite: { plugins: [iconsCountInTheBrowserToo] },
  telemetry: false,
  hooks: {
    // Dialogs and other pages are fetched when they are wanted.
    'build:manifest'(manifest) {
      for (const part of Object.values(manifest)) part.prefetch = false
    },
    // Every form speaks the person's language: see the file.
    'components:extend'(components) {
      const form = components.find(component => component.pascalName === 'UForm')
      if (form) form.filePath = new URL('./app/forms/translated-form.ts', import.meta.url).pathname
    },
  },
  auth: {
    isEnabled: true,
    sessionRefresh: { enablePeriodically: false, enableOnWindowFocus: false },
    provider: { type: 'authjs', addDefaultCallbackUrl: true },
    globalAppMiddleware: false,
  },
  eslint: {
    config: { stylistic: { quotes: 'single', semi: false, indent: 2 } },
  },
  i18n: {
    strategy: 'no_prefix',
    defaultLocale: 'de',
    langDir: 'locales',
    locales: [
      { code: 'de', language: 'de-DE', name: 'Deutsch', files: texts('de') },
      { code: 'en', language: 'en-GB', name: 'English', files: texts('en') },
    ],
    detectBrowserLanguage: { useCookie: true, cookieKey: 'locale', redirectOn: 'root' },
  },
  icon: {
    provider: 'none',
    // Icons are named in components and in lists such as app/navigation.ts: both are searched.
    clientBundle: { scan: { globInclude: ['app/**/*.{vue,ts}', 'shared/**/*.ts'] }, sizeLimitKb: 256 },
    serverBundle: { collections: ['lucide'] },
  },
})
