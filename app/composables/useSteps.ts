import type { ShallowRef } from 'vue'

/** A value whose changes can be undone and done again, fifty steps back. */
export function useSteps<T>(initial: T) {
  const value = shallowRef(initial) as ShallowRef<T>
  const past = shallowRef<T[]>([])
  const future = shallowRef<T[]>([])

  /** Takes the new value; the one before can come back. `from`: where a drag that shows each move began. */
  function change(next: T, from = value.value) {
    value.value = next
    if (JSON.stringify(next) === JSON.stringify(from)) return
    past.value = [...past.value.slice(-49), from]
    future.value = []
  }

  function travel(back: typeof past, forth: typeof past) {
    const step = back.value.at(-1)
    if (step === undefined) return
    back.value = back.value.slice(0, -1)
    forth.value = [...forth.value, value.value]
    value.value = step
  }

  return {
    value, change,
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    undo: () => travel(past, future),
    redo: () => travel(future, past),
  }
}
