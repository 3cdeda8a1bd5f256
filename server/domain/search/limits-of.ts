import type { RecordType } from '#shared/record-kinds'
import type { RecordReach } from '#server/platform/records'

/** What may be found, as the SQL function `search_records` takes it. */
export interface Limits {
  kinds: RecordType[]
  /** Kinds of which only the allowed ids may be found. */
  restricted: RecordType[]
  allowed: string[]
  hidden: string[]
}

/** The reaches of the actor, narrowed to the wanted kinds. */
export function limitsOf(reaches: ReadonlyMap<RecordType, RecordReach>, wanted: readonly RecordType[]): Limits {
  const limits: Limits = { kinds: [], restricted: [], allowed: [], hidden: [] }
  for (const kind of wanted) {
    const reach = reaches.get(kind)
    if (!reach) continue
    limits.kinds.push(kind)
    if (reach === 'all') continue
    if ('only' in reach) {
      limits.restricted.push(kind)
      limits.allowed.push(...reach.only)
    }
    else {
      limits.hidden.push(...reach.except)
    }
  }
  return limits
}
