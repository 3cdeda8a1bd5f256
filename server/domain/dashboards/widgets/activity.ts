import { Prisma } from '#server/generated/prisma/client'
import type { Context } from '#server/platform/context'
import type { Permission } from '#shared/permissions'
import { reachOf, rowsOf, type Viewer, type WidgetSource } from './widget-source'

type Entity = 'Customer' | 'Document' | 'Employee' | 'Invoice' | 'Payment' | 'Project' | 'Timesheet'
interface Row {
  id: string
  at: string
  action: string
  entityType: Entity
  entityId: string
  actor: string | null
  label: string | null
  requestId: string | null
}

interface EntityDeclaration {
  actions: readonly string[]
  permission: Permission
  /** With a slash at its end it takes the id; else the list is where such records are. */
  path: string
}

/** What is worth telling, by the kind of record it happened to: steps of the business, not every change of a field. */
const ENTITIES: Record<Entity, EntityDeclaration> = {
  Customer: { actions: ['customer.created', 'customer.deactivated'], permission: 'backoffice.customers.read', path: '/customers/' },
  Document: { actions: ['document.created', 'document.uploaded', 'document.shared'], permission: 'core.documents.read', path: '/documents/' },
  Employee: { actions: ['employee.created', 'employee.deactivated'], permission: 'core.employees.read', path: '/employees/' },
  Invoice: {
    actions: ['invoice.issued', 'invoice.sent', 'invoice.cancelled', 'invoice.reminded'], permission: 'backoffice.invoices.read', path: '/invoices/',
  },
  Payment: { actions: ['payment.recorded', 'payment.reversed'], permission: 'backoffice.invoices.read', path: '/payments' },
  Project: { actions: ['project.created'], permission: 'backoffice.projects.read', path: '/projects/' },
  Timesheet: { actions: ['timesheet.submitted', 'timesheet.approved', 'timesheet.rejected'], permission: 'backoffice.time-entries.read', path: '/time/approvals' },
}

const KINDS = Object.keys(ENTITIES) as Entity[]

/** Documents have rules of their own beside the scope: of others' only what the person did themselves is told here. */
function seesAll(ctx: Context, kind: Entity): boolean {
  return kind !== 'Document' && ctx.permit(ENTITIES[kind].permission) === 'all'
}

/** Whose events of that kind the person may be told: everybody's, of handed-in weeks those of the people they see, else one's own. */
function visible(viewer: Viewer, kind: Entity): Prisma.Sql {
  const { ctx, team } = viewer
  if (seesAll(ctx, kind)) return Prisma.sql`true`
  const me = Prisma.sql`e."actorId" = ${ctx.actor.employeeId}::uuid`
  if (kind !== 'Timesheet') return me
  const people = reachOf(ctx, 'ALL') === 'TEAM' ? [...team] : [ctx.actor.employeeId].filter(id => id !== null)
  return Prisma.sql`(${me} OR EXISTS (SELECT FROM "Timesheet" s WHERE s.id = e."entityId"::uuid AND s."employeeId" = ANY(${people}::uuid[])))`
}

/**
 * The newest events of one kind; each action is looked up in its own index range, so that old and rare ones cost nothing. The kind is
 * compared as an expression, or PostgreSQL would look through all events of the kind for a rare action.
 */
function eventsOf(viewer: Viewer, kind: Entity, settings: { count: number, onlyMine: boolean }): Prisma.Sql {
  const mine = settings.onlyMine ? Prisma.sql`e."actorId" = ${viewer.ctx.actor.employeeId}::uuid` : Prisma.sql`true`
  return Prisma.sql`SELECT x.* FROM unnest(${[...ENTITIES[kind].actions]}::text[]) a(action), LATERAL (
    SELECT e.id, e.at, e.action, e."entityType", e."entityId", e."actorId", e."requestId" FROM "AuditEvent" e
    WHERE e.action = a.action AND e."entityType" || '' = ${kind} AND ${mine} AND ${visible(viewer, kind)}
    ORDER BY e.at DESC, e.id DESC LIMIT ${settings.count * 2}) x`
}

/** What happened lately to records the person may see. */
export const activityWidget: WidgetSource<'activity'> = {
  needsTeam: ctx => ctx.can('backoffice.time-entries.read') && reachOf(ctx, 'ALL') === 'TEAM',
  sql(viewer, settings) {
    const kinds = KINDS.filter(kind => viewer.ctx.can(ENTITIES[kind].permission))
    if (kinds.length === 0) return Prisma.sql`'[]'::json`
    return rowsOf(Prisma.sql`SELECT v.id::text AS id, v.at, v.action, v."entityType", v."entityId", v."requestId",
        (SELECT p."firstName" || ' ' || p."lastName" FROM "Employee" p WHERE p.id = v."actorId") AS actor,
        CASE v."entityType"
          WHEN 'Customer' THEN (SELECT name FROM "Customer" WHERE id = v."entityId"::uuid)
          WHEN 'Document' THEN (SELECT title FROM "Document" WHERE id = v."entityId"::uuid)
          WHEN 'Employee' THEN (SELECT "firstName" || ' ' || "lastName" FROM "Employee" WHERE id = v."entityId"::uuid)
          WHEN 'Invoice' THEN (SELECT number FROM "Invoice" WHERE id = v."entityId"::uuid)
          WHEN 'Payment' THEN (SELECT c.name FROM "Payment" y JOIN "Customer" c ON c."tenantId" = y."tenantId" AND c.id = y."customerId" WHERE y.id = v."entityId"::uuid)
          WHEN 'Project' THEN (SELECT name FROM "Project" WHERE id = v."entityId"::uuid)
          WHEN 'Timesheet' THEN (SELECT p."firstName" || ' ' || p."lastName" FROM "Timesheet" s
            JOIN "Employee" p ON p."tenantId" = s."tenantId" AND p.id = s."employeeId" WHERE s.id = v."entityId"::uuid)
        END AS label
      FROM (${Prisma.join(kinds.map(kind => eventsOf(viewer, kind, settings)), ' UNION ALL ')} ORDER BY id DESC LIMIT ${settings.count * 3}) v
      ORDER BY v.id DESC`)
  },
  data(rows: Row[], { count }) {
    const told = new Map(rows.toReversed().map(row => [`${row.requestId ?? row.id}:${row.action}:${row.entityId}`, row]))
    const newest = [...told.values()].sort((a, b) => Number(BigInt(b.id) - BigInt(a.id))).slice(0, count)
    return {
      type: 'activity',
      items: newest.map(({ id, at, action, entityType, entityId, actor, label }) => ({
        id, at: new Date(at), action, actor, label, to: label ? pathOf(entityType, entityId) : null,
      })),
    }
  },
}

function pathOf(kind: Entity, id: string): string {
  const { path } = ENTITIES[kind]
  return path.endsWith('/') ? path + id : path
}
