import type { RecordType } from '#shared/record-kinds'
import { listFrom } from '#server/platform/list-in-statement'

/** Hits a list filters by; whoever gets that many types another word. */
const MOST_IN_A_LIST = 1000
/** Hits an export takes. */
export const MOST_IN_AN_EXPORT = 20_000

/**
 * Condition on the id of the records of one kind that have the words of `q` in name, number or text: the newest `most`. The list
 * decides itself what of them may be seen. Undefined without `q`: nothing is filtered.
 */
export function foundBy(kind: RecordType, { q, most = MOST_IN_A_LIST }: { q?: string, most?: number }) {
  return q?.trim() ? { in: [listFrom({ name: 'search_ids', values: [kind, q, most] })] } : undefined
}
