type Stored<Key extends string> = Partial<Record<Key, string | null>> | undefined

/** Text fields of a form as they start: what is stored, or empty. */
export function textState<Key extends string>(record: Stored<Key>, keys: readonly Key[]): Record<Key, string> {
  return Object.fromEntries(keys.map(key => [key, record?.[key] ?? ''])) as Record<Key, string>
}

/** Form state as a PATCH body: a field that was emptied is sent as null, since a missing one means "unchanged". */
export function blankToNull<State extends object>(state: State): { [Key in keyof State]: State[Key] | null } {
  return Object.fromEntries(Object.entries(state).map(([key, value]) => [key, value === undefined || value === '' ? null : value])) as State
}
