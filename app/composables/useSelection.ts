/** Selection in a list that survives paging. `ids` are the selectable rows of the page shown. */
export function useSelection(ids: () => string[]) {
  const selected = ref(new Set<string>())

  function toggle(id: string) {
    const next = new Set(selected.value)
    if (!next.delete(id)) next.add(id)
    selected.value = next
  }
  const pageState = computed<boolean | 'indeterminate'>(() => {
    const here = ids().filter(id => selected.value.has(id)).length
    if (here === 0) return false
    return here === ids().length || 'indeterminate'
  })
  function togglePage() {
    const next = new Set(selected.value)
    for (const id of ids()) {
      if (pageState.value === true) next.delete(id)
      else next.add(id)
    }
    selected.value = next
  }
  function clear() {
    selected.value = new Set()
  }

  return { selected, toggle, togglePage, pageState, clear }
}
