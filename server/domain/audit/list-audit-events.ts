import type { AuditEvent, AuditQuery } from '#shared/contracts/audit'
import type { Context } from '#server/platform/context'
import { findEvents, type EventRow } from './event-rows'
import { shownValues, withheldFrom, type Withholds } from './shown-values'

/** One page of the audit log, newest first. */
export async function listAuditEvents(ctx: Context, { cursor, limit, ...filter }: AuditQuery) {
  const rows = await findEvents(ctx, { filter, cursor, limit })
  const withholds = withheldFrom(ctx)
  const page = rows.slice(0, limit)
  return {
    items: page.map(row => toEvent(row, withholds)),
    nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null,
  }
}

function toEvent({ id, actorId, actorName, before, after, ...row }: EventRow, withholds: Withholds): AuditEvent {
  return {
    ...row,
    id: String(id),
    actor: actorId ? { id: actorId, name: actorName ?? actorId } : null,
    before: shownValues(before, row.entityType, withholds),
    after: shownValues(after, row.entityType, withholds),
  }
}
