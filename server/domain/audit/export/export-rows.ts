import { READ_ACTION } from '#shared/audit-fields'
import type { AuditEvent } from '#shared/contracts/audit'
import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import { conditionsOf } from '../event-rows'
import { EXPORT_WINDOW, type ExportParams } from './export-params'

/** An event with its seal and the text that its hash was made of. */
export interface ExportRow {
  seal: bigint
  prevHash: string
  hash: string
  canonical: string
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
}

/** The sealed events of one window of the chain that fit. Sealed ones never change, so every reading finds the same. */
export function exportWindow(ctx: Context, { filter, head }: ExportParams, afterSeal: bigint): Promise<ExportRow[]> {
  const last = afterSeal + BigInt(EXPORT_WINDOW)
  const end = last < BigInt(head.seal) ? last : BigInt(head.seal)
  const group = filter.action?.endsWith('.') ? Prisma.sql`starts_with(e.action, ${filter.action})` : Prisma.sql`true`
  const reads = filter.operation === 'read' ? Prisma.sql`e.action ~ ${READ_ACTION.source}` : Prisma.sql`true`
  return ctx.db.$queryRaw<ExportRow[]>`
    SELECT s.id AS seal, s."prevHash", s.hash, audit_canonical(e) AS canonical, e.id, e.at, e."actorType", e."actorId",
      nullif(concat_ws(' ', a."firstName", a."lastName"), '') AS "actorName", e."requestId", e.action, e.operation, e."entityType", e."entityId", e.before, e.after
    FROM "AuditSeal" s
    JOIN "AuditEvent" e ON e."tenantId" = s."tenantId" AND e.id = s."eventId"
    LEFT JOIN "Employee" a ON a."tenantId" = e."tenantId" AND a.id = e."actorId"
    WHERE s."tenantId" = current_tenant() AND s.id > ${afterSeal} AND s.id <= ${end}
      AND ${conditionsOf(filter, ctx.actor.tenant.zone)} AND ${group} AND ${reads}
    ORDER BY s.id`
}
