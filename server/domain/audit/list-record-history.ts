import { READ_ACTION } from '#shared/audit-fields'
import type { HistoryEvent, HistoryQuery } from '#shared/contracts/audit'
import type { RecordRef } from '#shared/contracts/records'
import type { Context } from '#server/platform/context'
import { requireRecord } from '#server/platform/records'
import { findEvents, type EventRow } from './event-rows'
import { columnsFor, type ShowsColumn } from './history-columns'

/**
 * What happened to a record, for those who may see it: only the columns that they may read, no technique, and who looked at it only
 * for auditors. Throws `record.not-found`.
 */
export async function listRecordHistory(ctx: Context, { type, id, cursor, limit }: RecordRef & HistoryQuery) {
  await requireRecord(ctx, { type, id })
  const rows = await findEvents(ctx, { filter: { entityType: type, entityId: id }, cursor, limit })
  const page = rows.slice(0, limit)
  const shows = columnsFor(ctx, { type, id })
  const reader = { shows, audits: ctx.can('admin.audit.read') }
  return {
    items: page.map(row => toHistory(row, reader)).filter(event => event !== null),
    nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null,
  }
}

interface Reader {
  shows: ShowsColumn
  audits: boolean
}

/** The event as this reader may see it; null when nothing of it is left. */
function toHistory(row: EventRow, { shows, audits }: Reader): HistoryEvent | null {
  if (!row.operation && READ_ACTION.test(row.action) && !audits) return null
  const { id, at, actorType, actorId, actorName, action, operation } = row
  // Details of declared actions are free words of their use case: they are for auditors.
  const [before = null, after = null] = [row.before, row.after].map(values => operation || audits ? visible(values, shows) : null)
  if (operation === 'update' && Object.keys({ ...before, ...after }).length === 0) return null
  return {
    id: String(id), at, actorType, action, operation,
    actor: actorId ? { id: actorId, name: actorName ?? actorId } : null,
    before,
    after,
  }
}

function visible(values: EventRow['before'], shows: ShowsColumn): EventRow['before'] {
  return values && Object.fromEntries(Object.entries(values).filter(([column]) => shows(column)))
}
