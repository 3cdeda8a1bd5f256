/** Between what is read, set up and brought to life when a page is opened, the browser gets a turn. */
export default defineNuxtPlugin({
  name: 'start-in-turns',
  enforce: 'pre',
  async setup(nuxt) {
    if (import.meta.server) return
    nuxt.hook('app:beforeMount', nextTurn)
    await nextTurn()
  },
})
