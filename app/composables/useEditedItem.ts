/**
 * The item of a list that a form is open for. It follows the list, so that a form whose record somebody else changed
 * carries the new version once the list was loaded anew. `keyOf` tells items apart.
 */
export function useEditedItem<T extends object>(items: () => readonly T[] | undefined, keyOf: (item: T) => string | null | undefined) {
  const chosen = shallowRef<T>()
  function find(item: T) {
    const key = keyOf(item)
    return key ? items()?.find(candidate => keyOf(candidate) === key) ?? item : item
  }
  return computed<T | undefined>({
    get: () => chosen.value && find(chosen.value),
    set: (item) => {
      chosen.value = item
    },
  })
}
