import { toCsv, type Column } from '#server/platform/spreadsheet'
import { shownValues, withholdsOf } from '../shown-values'
import type { ExportRow } from './export-rows'

/** An event as the JSON file has it. */
export interface ExportedEvent {
  id: string
  at: string
  actorType: string
  actorId: string | null
  actorName: string | null
  requestId: string | null
  action: string
  operation: string | null
  entityType: string | null
  entityId: string | null
  before: ExportRow['before']
  after: ExportRow['after']
  seal: { id: string, prevHash: string, hash: string }
  /** The text that was hashed: hash = sha256(prevHash + canonical). Null where values are withheld from the reader. */
  canonical: string | null
}

/** The event as this reader may see it. Where a value is withheld, the hashed text would give it away and is left out. */
export function exportedEvent(event: ExportRow, withheld: readonly string[]): ExportedEvent {
  const { seal, prevHash, hash, canonical, id, at, before, after, ...row } = event
  const withholds = withholdsOf(withheld)
  const hidden = Object.entries({ ...before, ...after }).some(([column]) => withholds(row.entityType, column))
  return {
    id: String(id), at: at.toISOString(), ...row,
    before: shownValues(before, row.entityType, withholds),
    after: shownValues(after, row.entityType, withholds),
    seal: { id: String(seal), prevHash, hash },
    canonical: hidden ? null : canonical,
  }
}

const HEADERS = {
  de: ['Siegel', 'Ereignis', 'Zeitpunkt', 'Auslöser', 'Person', 'Aktion', 'Vorgang', 'Art', 'Kennung', 'Anfrage', 'Vorher', 'Nachher',
    'Vorheriger Hash', 'Hash'],
  en: ['Seal', 'Event', 'At', 'Cause', 'Person', 'Action', 'Operation', 'Kind', 'Record', 'Request', 'Before', 'After', 'Previous hash', 'Hash'],
}

const VALUES: Array<(event: ExportedEvent) => string | null> = [
  event => event.seal.id,
  event => event.id,
  event => event.at,
  event => event.actorType,
  event => event.actorName ?? event.actorId,
  event => event.action,
  event => event.operation,
  event => event.entityType,
  event => event.entityId,
  event => event.requestId,
  event => event.before && JSON.stringify(event.before),
  event => event.after && JSON.stringify(event.after),
  event => event.seal.prevHash,
  event => event.seal.hash,
]

/** Windows of events as one JSON array, one event a line. */
export async function* jsonPieces(windows: AsyncIterable<ExportedEvent[]>): AsyncIterable<string> {
  let before = '[\n'
  for await (const events of windows) {
    if (events.length === 0) continue
    yield before + events.map(event => JSON.stringify(event)).join(',\n')
    before = ',\n'
  }
  yield before === ',\n' ? '\n]\n' : '[]\n'
}

/** Windows of events as CSV; the header once. */
export async function* csvPieces(windows: AsyncIterable<ExportedEvent[]>, language: string): AsyncIterable<string> {
  const headers = language === 'en' ? HEADERS.en : HEADERS.de
  const columns = VALUES.map((value, index): Column<ExportedEvent> => ({ header: headers[index] ?? '', kind: 'text', value }))
  yield toCsv(columns, [], { language })
  for await (const events of windows) {
    const text = toCsv(columns, events, { language })
    if (events.length > 0) yield text.slice(text.indexOf('\r\n') + 2)
  }
}
