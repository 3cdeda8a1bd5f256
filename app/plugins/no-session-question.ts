/**
 * Who is there, pages learn from /api/v1/me. The sign-in module would ask its own API on each page load as well; told
 * that nobody is known yet, it does not.
 */
export default defineNuxtPlugin({
  name: 'no-session-question',
  enforce: 'pre',
  setup() {
    const { data } = useAuthState()
    data.value = null
  },
})
