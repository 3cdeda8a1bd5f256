import type { FoundRecord, RecordRef } from '#shared/contracts/records'

/** Names of the records a list points at, asked for in the browser by kind; those one may not see stay without. */
export function useNamesOfRecords(refs: () => readonly (RecordRef | null)[]) {
  const events = () => refs().flatMap(ref => ref ? [{ entityType: ref.type, entityId: ref.id, before: null, after: null }] : [])
  const names = useRecordNames(events)
  return (ref: RecordRef | null): FoundRecord | undefined => ref ? names.value.get(`${ref.type}:${ref.id}`) : undefined
}
