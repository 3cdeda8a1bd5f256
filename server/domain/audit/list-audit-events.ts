import { addDays, startOfDay } from '#shared/calendar-day'
import type { AuditEvent, AuditQuery } from '#shared/contracts/audit'
import type { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'

/** One page of the audit log, newest first. */
export async function listAuditEvents(ctx: Context, query: AuditQuery): Promise<{ items: AuditEvent[], nextCursor: string | null }> {
  const rows = await ctx.db.auditEvent.findMany({
    where: whereOf(query, ctx.actor.tenant.zone),
    orderBy: { id: 'desc' },
    take: query.limit + 1,
    include: { seal: { select: { hash: true } } },
    relationLoadStrategy: 'join',
  })
  const page = rows.slice(0, query.limit)
  const names = await namesOf(ctx, page.map(row => row.actorId))
  const last = page.at(-1)
  const shown = ctx.can('core.employees.read-cost') ? (values: unknown) => values as AuditEvent['before'] : withoutCost
  return {
    items: page.map(({ id, actorId, seal, before, after, ...row }) => ({
      ...row,
      id: String(id),
      actor: actorId ? { id: actorId, name: names.get(actorId) ?? actorId } : null,
      before: shown(before),
      after: shown(after),
      hash: seal?.hash ?? null,
    })),
    nextCursor: rows.length > query.limit && last ? String(last.id) : null,
  }
}

/** That a cost rate changed is for every auditor to see; the rate itself only for those with its own permission. */
function withoutCost(values: unknown): AuditEvent['before'] {
  if (!values || typeof values !== 'object' || !('costRate' in values) || values.costRate === null) return values as AuditEvent['before']
  return { ...values, costRate: '***' } as AuditEvent['before']
}

function whereOf(query: AuditQuery, zone: string): Prisma.AuditEventWhereInput {
  const { cursor, actorId, action, entityType, entityId, requestId, from, to } = query
  return {
    id: cursor ? { lt: BigInt(cursor) } : undefined,
    actorId,
    action: action ? { startsWith: action } : undefined,
    entityType, entityId, requestId,
    at: { gte: from && startOfDay(from, zone), lt: to && startOfDay(addDays(to, 1), zone) },
  }
}

async function namesOf(ctx: Context, ids: Array<string | null>): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter(id => id !== null))]
  if (known.length === 0) return new Map()
  const people = await ctx.db.employee.findMany({ where: { id: { in: known } }, select: { id: true, firstName: true, lastName: true } })
  return new Map(people.map(person => [person.id, `${person.firstName} ${person.lastName}`]))
}
