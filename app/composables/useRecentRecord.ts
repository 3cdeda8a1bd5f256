import type { RecordType } from '#shared/record-kinds'

/** Notes for the palette that a record was opened; call it once on a detail page. */
export function useRecentRecord(type: RecordType, id: () => string | undefined) {
  onMounted(() => watch(id, (now) => {
    // A memory aid: when it cannot be written, nobody needs to know.
    if (now) void $fetch('/api/v1/recent-records', { method: 'POST', body: { type, id: now } }).catch(() => undefined)
  }, { immediate: true }))
}
