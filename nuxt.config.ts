import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One file of texts per area; a new one needs no entry here. */
function texts(language: string) {
  return readdirSync(new URL(`./i18n/locales/${language}`, import.meta.url)).filter(name => name.endsWith('.json')).map(name => `${language}/${name}`)
}

/** Parts of the component library that every page pays for, and what takes their place: each file says why. */
const INSTEAD: Record<string, string> = {
  'Icon.vue': './app/component-library/icon.ts',
  'tv': './app/component-library/kept-variants.ts',
  'useComponentProps': './app/component-library/given-props.ts',
  // Only the sidebar asks for one, for a mode that is not used.
  'Drawer.vue': './node_modules/@nuxt/ui/dist/runtime/components/Slideover.vue',
}

const leanerComponentLibrary = {
  name: 'leaner-component-library',
  enforce: 'pre' as const,
  resolveId(source: string, importer?: string) {
    const isOfLibrary = [source, importer].some(path => path?.includes('/@nuxt/ui/dist/runtime/'))
    const instead = isOfLibrary && INSTEAD[source.split('/').pop() ?? '']
    return instead ? fileURLToPath(new URL(instead, import.meta.url)) : undefined
  },
}

/** What the bundler tells while it cuts. */
interface ChunkingContext {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

/**
 * What pages share comes in pieces of some size: a page of eighty files is slower than one of forty. Whatever checks what people write stays
 * apart, with the library that does it: pages that only show something do without.
 */
function pieceOf(id: string, context: ChunkingContext): string | null {
  return needsSchemas(id, context, new Set()) ? null : 'shared'
}

function needsSchemas(id: string, context: ChunkingContext, seen: Set<string>): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  return id.includes('/node_modules/zod/') || (context.getModuleInfo(id)?.importedIds ?? []).some(imported => needsSchemas(imported, context, seen))
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
    // Styles of those components only that are in use.
    experimental: { componentDetection: true },
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
  vite: {
    plugins: [leanerComponentLibrary],
    $client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: { groups: [{ debugName: 'shared', name: pieceOf, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 3_000 }] },
          },
        },
      },
    },
  },
  telemetry: false,
  hooks: {
    // It fetches the pictures of icons, which are in the style sheet.
    'app:resolve'(app) {
      app.plugins = app.plugins.filter(plugin => !plugin.src.includes('@nuxt/icon'))
    },
    // Dialogs and other pages are fetched when they are wanted.
    'build:manifest'(manifest) {
      for (const part of Object.values(manifest)) part.prefetch = false
    },
    // Parts that are ours on every page: each file says why.
    'components:extend'(components) {
      for (const component of components) {
        const ours = { UForm: './app/component-library/translated-form.ts', UDropdownMenu: './app/component-library/closed-menu.ts' }[component.pascalName]
        if (ours) component.filePath = fileURLToPath(new URL(ours, import.meta.url))
      }
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
    serverBundle: false,
  },
})
