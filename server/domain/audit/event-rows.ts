import { addDays, startOfDay } from '#shared/calendar-day'
import { READ_ACTION } from '#shared/audit-fields'
import type { AuditEvent, AuditFilter } from '#shared/contracts/audit'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'

/** An event as the log holds it, with the actor's name and the hash of its seal. */
export interface EventRow {
  id: bigint
  at: Date
  actorType: string
  actorId: string | null
  actorName: string | null
  requestId: string | null
  action: string
  operation: string | null
  entityType: string | null
  entityId: string | null
  before: AuditEvent['before']
  after: AuditEvent['after']
  hash: string | null
}

interface Page {
  filter: AuditFilter
  /** Continue after this event. */
  cursor?: string
  limit: number
}

/** Events that fit, newest first; one more than the page holds if there are more. One statement, whose filters each have their index. */
export function findEvents(ctx: Context, { filter, cursor, limit }: Page): Promise<EventRow[]> {
  const conditions = Prisma.join([conditionsOf(filter, ctx.actor.tenant.zone), cursor ? after(cursor) : Prisma.sql`true`], ' AND ')
  const wanted = wantedActions(filter)
  const newest = Prisma.sql`ORDER BY e.at DESC, e.id DESC LIMIT ${limit + 1}`
  const events = Prisma.sql`SELECT e.* FROM "AuditEvent" e WHERE e."tenantId" = current_tenant() AND ${conditions}`
  // Several actions: the newest of each, found in the index of actions, then the newest of these.
  const page = wanted
    ? Prisma.sql`SELECT e.* FROM (${wanted}) wanted CROSS JOIN LATERAL (${events} AND e.action = wanted.action ${newest}) e ${newest}`
    : Prisma.sql`${events} ${newest}`
  return ctx.db.$queryRaw<EventRow[]>`
    SELECT e.id, e.at, e."actorType", e."actorId", nullif(concat_ws(' ', a."firstName", a."lastName"), '') AS "actorName", e."requestId", e.action,
      e.operation, e."entityType", e."entityId", e.before, e.after, s.hash
    FROM (${page}) e
    LEFT JOIN "Employee" a ON a."tenantId" = e."tenantId" AND a.id = e."actorId"
    LEFT JOIN "AuditSeal" s ON s."tenantId" = e."tenantId" AND s."eventId" = e.id
    ORDER BY e.at DESC, e.id DESC`
}

/** What the filter asks of the event `e`, apart from groups of actions (see `wantedActions`). */
export function conditionsOf(filter: AuditFilter, zone: string): Prisma.Sql {
  const { actorId, action, operation, entityType, entityId, requestId } = filter
  const given = [
    actorId && Prisma.sql`e."actorId" = ${actorId}::uuid`,
    action && !action.endsWith('.') && Prisma.sql`e.action = ${action}`,
    operation && operationIs(operation),
    entityType && Prisma.sql`e."entityType" = ${entityType}`,
    entityId && Prisma.sql`e."entityId" = ${entityId}`,
    requestId && Prisma.sql`e."requestId" = ${requestId}`,
    ...spanOf(filter, zone),
  ].filter(condition => condition instanceof Prisma.Sql)
  return given.length > 0 ? Prisma.join(given, ' AND ') : Prisma.sql`true`
}

function spanOf({ from, to }: AuditFilter, zone: string): Array<Prisma.Sql | undefined> {
  return [
    from && Prisma.sql`e.at >= ${startOfDay(from, zone)}`,
    to && Prisma.sql`e.at < ${startOfDay(addDays(to, 1), zone)}`,
  ]
}

/** The actions that a beginning (`invoice.`) or "looked at" stand for, as a query; null where one action or any fits. */
export function wantedActions({ action, operation }: AuditFilter): Prisma.Sql | null {
  const beginning = action?.endsWith('.') ? action : null
  if (!beginning && operation !== 'read') return null
  return Prisma.sql`SELECT action FROM audit_actions() action WHERE starts_with(action, ${beginning ?? ''})
    ${operation === 'read' ? Prisma.sql`AND action ~ ${READ_ACTION.source}` : Prisma.empty}`
}

function operationIs(operation: NonNullable<AuditFilter['operation']>): Prisma.Sql {
  if (operation === 'read') return Prisma.sql`e.operation IS NULL`
  if (operation === 'action') return Prisma.sql`e.operation IS NULL AND e.action !~ ${READ_ACTION.source}`
  // Written out: the partial index of deletions is used only where the query says the same word.
  if (operation === 'delete') return Prisma.sql`e.operation = 'delete'`
  return Prisma.sql`e.operation = ${operation}`
}

/** The position is the event's id; its instant is looked up, because a page's text form of it would be cut to milliseconds. */
function after(cursor: string): Prisma.Sql {
  return Prisma.sql`(e.at, e.id) < ((SELECT c.at FROM "AuditEvent" c WHERE c."tenantId" = current_tenant() AND c.id = ${BigInt(cursor)}), ${BigInt(cursor)})`
}
