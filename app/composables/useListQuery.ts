type Filters = Record<string, string>

/** Filters as a page binds and sends them: an empty one is `undefined`, so that it never reaches the API. */
export type ListQuery<F extends Filters> = { [Key in keyof F]: string | undefined } & { page: number, limit: number }

/**
 * Filters, sort and page of a list; they live in the URL, so that reload, back and a sent link show the same list.
 * Give it to `useFetch(url, { query })` as it is. Changing a filter goes back to page 1.
 */
export function useListQuery<F extends Filters>(defaults: F): ListQuery<F> {
  const route = useRoute()
  const router = useRouter()
  const path = route.path
  const initial: Filters = { limit: '25', ...defaults, page: '1' }

  const fromUrl = () => Object.fromEntries(Object.keys(initial).map((key) => {
    const value = route.query[key]
    return [key, typeof value === 'string' ? value : initial[key] ?? '']
  }))
  const state = reactive<Filters>(fromUrl())

  const toUrl = () => Object.fromEntries(Object.entries(state).filter(([key, value]) => value !== initial[key]))
  // Whoever opens a row while the last typing is still being passed on must get there: replacing the address would call it off.
  let leaving = false
  onScopeDispose(router.beforeEach((to) => {
    leaving = to.path !== path
  }))
  onScopeDispose(router.afterEach(() => {
    leaving = false
  }))
  let scheduled = false
  function change(key: string, value: unknown) {
    state[key] = value === undefined || value === null ? '' : String(value)
    if (key !== 'page') state.page = '1'
    if (scheduled) return
    scheduled = true
    void nextTick(async () => {
      scheduled = false
      if (route.path === path && !leaving) await router.replace({ query: toUrl() })
    })
  }
  watch(() => route.query, () => {
    if (route.path === path && !scheduled) Object.assign(state, fromUrl())
  })

  const numbers = new Set(['page', 'limit'])
  const fields: unknown = reactive(Object.fromEntries(Object.keys(initial).map(key => [key, computed({
    get: () => numbers.has(key) ? Number(state[key]) || 1 : state[key] || undefined,
    set: value => change(key, value),
  })])))
  return fields as ListQuery<F>
}
