import { RECORD_KINDS, type RecordType } from '#shared/record-kinds'
import type { FoundRecord } from '#shared/contracts/records'
import type { TextPiece } from '#shared/contracts/search'

/** A record in the palette; without pieces it was opened before, not searched. */
export interface PaletteRecord extends FoundRecord {
  title?: TextPiece[]
  fragment?: TextPiece[] | null
}

/** Typing may pause this long before the server is asked. */
const PAUSE_MS = 110
const SHOWN = 12

/** Words and kind of what was typed. */
function useAskedOf(term: Ref<string>) {
  const { t } = useI18n()
  const { can } = useMe()
  const prefixes = computed(() => new Map((Object.keys(RECORD_KINDS) as RecordType[]).filter(kind => can(RECORD_KINDS[kind].permission))
    .flatMap(kind => [t(`search.prefix.${kind}`), t(`records.kind.${kind}`), kind].map(word => [word.toLowerCase(), kind] as const))))
  return computed(() => {
    const [, prefix = '', rest = ''] = /^\s*(\p{L}+):\s*(.*)$/u.exec(term.value) ?? []
    const kind = prefix.length > 1 ? [...prefixes.value].find(([word]) => word.startsWith(prefix.toLowerCase()))?.[1] : undefined
    return kind ? { kind, q: rest.trim() } : { kind: undefined, q: term.value.trim() }
  })
}

/** What is found while somebody types; `kunde: nord` looks among customers only. */
export function usePaletteSearch(term: Ref<string>) {
  const records = ref<PaletteRecord[]>([])
  const recent = ref<PaletteRecord[]>([])
  const total = ref(0)
  const loading = ref(false)
  const failed = ref(false)
  const searched = ref('')

  const asked = useAskedOf(term)

  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined

  async function search() {
    const { q, kind } = asked.value
    running?.abort()
    if (q.length < 2) return clear()
    const turn = running = new AbortController()
    loading.value = true
    try {
      const answer = await $fetch('/api/v1/search', { query: { q: q.slice(0, 100), kinds: kind, limit: SHOWN }, signal: turn.signal })
      if (turn !== running) return
      records.value = answer.items
      total.value = answer.total
      searched.value = q
      failed.value = false
    }
    catch {
      // An answer that nobody waits for any more is no failure.
      if (turn === running) failed.value = true
    }
    finally {
      if (turn === running) loading.value = false
    }
  }

  function clear() {
    records.value = []
    total.value = 0
    loading.value = failed.value = false
  }

  async function loadRecent() {
    recent.value = await $fetch('/api/v1/recent-records').then(answer => answer.items, () => recent.value)
  }

  watch(asked, (now, before) => {
    if (now.q === before.q && now.kind === before.kind) return
    clearTimeout(timer)
    timer = setTimeout(() => void search(), PAUSE_MS)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    running?.abort()
  })

  return { asked, records, recent, total, loading, failed, searched, loadRecent }
}
