import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import type { ReminderItem } from '#shared/contracts/reminders'
import type { RecordType } from '#shared/record-kinds'
import { withinScope } from './reminder-scope'

interface Row {
  id: string
  title: string
  note: string | null
  dueOn: Date | null
  dueAt: Date
  leadMinutes: number[]
  rrule: string | null
  seriesStart: Date
  assigneeType: ReminderItem['assignee']['type']
  assigneeId: string
  assigneeName: string | null
  roleKey: string | null
  priority: ReminderItem['priority']
  snoozedUntil: Date | null
  entityType: RecordType | null
  entityId: string | null
  escalateAfterMinutes: number | null
  createdById: string
  createdByName: string | null
  createdAt: Date
  completedAt: Date | null
  late: boolean | null
  escalated: boolean
  mayWrite: boolean
  version: number
  occurrenceAt: Date | null
  doneAt: Date | null
  doneById: string | null
  doneByName: string | null
  doneNote: string | null
  lastDone: boolean
  total: number
}

interface Wanted {
  /** Further conditions on `r` and `c`. */
  where: Prisma.Sql
  order: Prisma.Sql
  /** One row per occurrence that was dealt with, instead of one per reminder. */
  done?: boolean
  limit: number
  offset?: number
}

const NO_COMPLETION = Prisma.sql`LEFT JOIN "ReminderCompletion" c ON FALSE`
const WITH_COMPLETION = Prisma.sql`JOIN "ReminderCompletion" c ON c."tenantId" = r."tenantId" AND c."reminderId" = r.id`

/** A reminder with the beginning of its series, which no list shows. */
export type FoundReminder = ReminderItem & { seriesStart: Date }

/** The reminders the actor may see, with the names a list needs, in one statement. */
export async function findReminders(ctx: Context, wanted: Wanted): Promise<{ items: FoundReminder[], total: number }> {
  const { where, order, done, limit, offset = 0 } = wanted
  const visible = await withinScope(ctx, 'core.reminders.read')
  const writable = await withinScope(ctx, 'core.reminders.write')
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT r.id, r.title, r.note, r."dueOn", r."dueAt", r."leadMinutes", r.rrule, r."seriesStart", r."assigneeType", r."assigneeId", r.priority,
      r."snoozedUntil", r."entityType", r."entityId", r."escalateAfterMinutes", r."createdById", r."createdAt", r."completedAt", r.version,
      coalesce(p."firstName" || ' ' || p."lastName", d.name, o.name) AS "assigneeName", o.key AS "roleKey", m."firstName" || ' ' || m."lastName" AS "createdByName",
      (SELECT f.late FROM "ReminderFiring" f WHERE f."tenantId" = r."tenantId" AND f."reminderId" = r.id AND f."leadMinutes" <> -1
        ORDER BY f."firedAt" DESC LIMIT 1) AS late,
      EXISTS (SELECT FROM "ReminderFiring" f WHERE f."tenantId" = r."tenantId" AND f."reminderId" = r.id
        AND f."occurrenceAt" = r."dueAt" AND f."leadMinutes" = -1) AS escalated,
      ${writable} AS "mayWrite", c."occurrenceAt", c."doneAt", c."doneById", c.note AS "doneNote", b."firstName" || ' ' || b."lastName" AS "doneByName",
      c.id IS NOT NULL AND NOT EXISTS (SELECT FROM "ReminderCompletion" n WHERE n."tenantId" = r."tenantId" AND n."reminderId" = r.id
        AND n."occurrenceAt" > c."occurrenceAt") AS "lastDone",
      count(*) OVER ()::int AS total
    FROM "Reminder" r
    ${done ? WITH_COMPLETION : NO_COMPLETION}
    LEFT JOIN "Employee" p ON r."assigneeType" = 'EMPLOYEE' AND p."tenantId" = r."tenantId" AND p.id = r."assigneeId"
    LEFT JOIN "Department" d ON r."assigneeType" = 'DEPARTMENT' AND d."tenantId" = r."tenantId" AND d.id = r."assigneeId"
    LEFT JOIN "Role" o ON r."assigneeType" = 'ROLE' AND o."tenantId" = r."tenantId" AND o.id = r."assigneeId"
    LEFT JOIN "Employee" m ON m."tenantId" = r."tenantId" AND m.id = r."createdById"
    LEFT JOIN "Employee" b ON b."tenantId" = r."tenantId" AND b.id = c."doneById"
    WHERE r."tenantId" = current_tenant() AND ${visible} AND ${where}
    ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`
  return { items: rows.map(itemOf), total: rows[0]?.total ?? 0 }
}

function itemOf(row: Row): FoundReminder {
  const { assigneeType, assigneeId, assigneeName, roleKey, entityType, entityId, createdById, createdByName, late } = row
  const { doneAt, occurrenceAt, doneById, doneByName, doneNote, lastDone, total: _total, ...own } = row
  return {
    ...own,
    assignee: { type: assigneeType, id: assigneeId, name: assigneeName ?? '–', key: roleKey },
    entity: entityType && entityId ? { type: entityType, id: entityId } : null,
    createdBy: { id: createdById, name: createdByName ?? '–' },
    late: late ?? false,
    done: doneAt && occurrenceAt && doneById
      ? { occurrenceAt, at: doneAt, by: { id: doneById, name: doneByName ?? '–' }, note: doneNote, last: lastDone }
      : null,
  }
}
