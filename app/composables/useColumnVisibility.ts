/** Columns of a list that are hidden, kept in this browser under `name`: `{ dueOn: false }`. For the list's table and its `ColumnMenu`. */
export function useColumnVisibility(name: string) {
  // A cookie, so that the server renders the chosen columns at once.
  const kept = useCookie<string>(`columns-${name}`, { default: () => '', maxAge: 31_536_000, sameSite: 'lax' })
  return computed<Record<string, boolean>>({
    get: () => Object.fromEntries(kept.value.split('.').filter(Boolean).map(id => [id, false])),
    set: (visibility) => {
      kept.value = Object.keys(visibility).filter(id => visibility[id] === false).join('.')
    },
  })
}
