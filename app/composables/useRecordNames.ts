import { referenceOf } from '#shared/audit-fields'
import type { FoundRecord } from '#shared/contracts/records'
import { RECORD_KINDS, type RecordType } from '#shared/record-kinds'

interface Changed {
  entityType?: string | null
  entityId?: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/
const MOST = 100

/** What the records are called that events are about and point at; asked once per kind, as far as the reader may see them. */
export function useRecordNames(events: () => readonly Changed[], table?: string) {
  const names = ref(new Map<string, FoundRecord>())
  const asked = new Set<string>()

  function wantedIds(): Map<RecordType, string[]> {
    const wanted = new Map<RecordType, string[]>()
    const want = (type: RecordType | undefined, id: unknown) => {
      if (!type || typeof id !== 'string' || !ID.test(id) || asked.has(`${type}:${id}`)) return
      asked.add(`${type}:${id}`)
      wanted.set(type, [...wanted.get(type) ?? [], id])
    }
    for (const { entityType = table ?? null, entityId, before, after } of events()) {
      if (entityType && entityType in RECORD_KINDS) want(entityType as RecordType, entityId)
      for (const values of [before ?? {}, after ?? {}]) {
        for (const [column, value] of Object.entries(values)) want(referenceOf(entityType, column), value)
      }
    }
    return wanted
  }

  async function ask(type: RecordType, ids: readonly string[]) {
    // A name that cannot be had is no fault of the page: the id stays.
    const found = await $fetch('/api/v1/records', { query: { type, ids: ids.join() } }).catch(() => [])
    for (const record of found) names.value.set(`${type}:${record.id}`, record)
  }

  async function load() {
    for (const [type, ids] of wantedIds()) {
      for (let start = 0; start < ids.length; start += MOST) await ask(type, ids.slice(start, start + MOST))
    }
  }
  onMounted(load)
  watch(events, () => void load())
  return names
}
