import type { Dashboard, DashboardTab, Widget } from '#shared/contracts/dashboards'
import { maySeeWidget, WIDGETS, type Measure, type WidgetType } from '#shared/dashboard-widgets'
import { validOn } from '#server/domain/roles'
import { selfOf } from '#server/platform/actor'
import type { Context } from '#server/platform/context'
import { notFound, required } from '#server/platform/errors'
import type { Prisma } from '#server/generated/prisma/client'
import { todayOf } from '#server/platform/today'
import { settingsOf } from './widget-settings'

/** What every reader gets; `role.assignments` are those of the acting person that count today. */
function fieldsFor(ctx: Context) {
  return {
    id: true, name: true, ownerId: true, roleId: true, shared: true, position: true, version: true, updatedAt: true,
    owner: { select: { firstName: true, lastName: true } },
    role: { select: { key: true, name: true, builtIn: true, assignments: { where: heldBy(ctx), select: { id: true }, take: 1 } } },
    widgets: { select: { id: true, type: true, x: true, y: true, w: true, h: true, settings: true }, orderBy: [{ y: 'asc' }, { x: 'asc' }] },
  } satisfies Prisma.DashboardSelect
}

export type DashboardRow = Prisma.DashboardGetPayload<{ select: ReturnType<typeof fieldsFor> }>

function heldBy(ctx: Context): Prisma.RoleAssignmentWhereInput {
  return { employeeId: selfOf(ctx), ...validOn(todayOf(ctx)) }
}

/** One's own dashboards in their order, and the defaults of all roles one holds and of the built-in ones. */
export async function ownAndRoleDashboards(ctx: Context) {
  const select = fieldsFor(ctx)
  const rows = await ctx.db.dashboard.findMany({
    relationLoadStrategy: 'join',
    where: { OR: [{ ownerId: selfOf(ctx) }, { role: { OR: [{ builtIn: true }, { assignments: { some: heldBy(ctx) } }] } }] },
    orderBy: [{ position: 'asc' }, { createdAt: 'asc' }],
    select,
    take: 100,
  })
  return { own: rows.filter(row => row.ownerId), standard: standardOf(ctx, rows.filter(row => row.roleId)) }
}

/**
 * The default that fits a person: of the roles they hold the one of which they see most, and where no role of theirs has one, of
 * the built-in roles.
 */
function standardOf(ctx: Context, defaults: readonly DashboardRow[]): DashboardRow | null {
  const held = defaults.filter(row => row.role?.assignments.length)
  const seen = (row: DashboardRow) => row.widgets.filter(widget => isVisible(ctx, widget)).length
  return (held.length > 0 ? held : defaults).reduce<DashboardRow | null>((best, row) => !best || seen(row) > seen(best) ? row : best, null)
}

/** Dashboards of others that everybody may look at. */
export async function sharedDashboards(ctx: Context) {
  return ctx.db.dashboard.findMany({
    relationLoadStrategy: 'join',
    where: { shared: true, ownerId: { not: null }, NOT: { ownerId: selfOf(ctx) } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: fieldsFor(ctx),
    take: 50,
  })
}

/** A dashboard the person may look at: their own, a shared one, the default that counts for them, or any default for who keeps them. */
export async function requireDashboard(ctx: Context, id: string): Promise<DashboardRow> {
  const row = required(await ctx.db.dashboard.findFirst({ relationLoadStrategy: 'join', where: { id }, select: fieldsFor(ctx) }))
  const isOpen = row.roleId ? row.role?.assignments.length || ctx.can('admin.dashboards.write') : row.shared || row.ownerId === ctx.actor.employeeId
  if (isOpen || (row.roleId && await isStandard(ctx, id))) return row
  throw notFound()
}

async function isStandard(ctx: Context, id: string): Promise<boolean> {
  return (await ownAndRoleDashboards(ctx)).standard?.id === id
}

/** A dashboard the person may change. A foreign one is not there; a shared or default one is there, but not theirs. */
export async function requireEditable(ctx: Context, id: string): Promise<DashboardRow> {
  const row = await requireDashboard(ctx, id)
  if (!isEditable(ctx, row)) throw notFound()
  return row
}

export function isEditable(ctx: Context, row: DashboardRow): boolean {
  if (row.roleId) return ctx.can('admin.dashboards.write')
  return row.ownerId === ctx.actor.employeeId && ctx.can('core.dashboards.write')
}

function isVisible(ctx: Context, widget: { type: string, settings: unknown }): boolean {
  if (!(widget.type in WIDGETS)) return false
  const type = widget.type as WidgetType
  return maySeeWidget(ctx.can, type, settingsOf(type, widget.settings) as { measure?: Measure })
}

/** A row as a tab. */
export function toTab(ctx: Context, row: DashboardRow): DashboardTab {
  return {
    id: row.id, name: row.name, shared: row.shared, version: row.version,
    kind: row.roleId ? 'role' : row.ownerId === ctx.actor.employeeId ? 'own' : 'shared',
    owner: row.owner ? `${row.owner.firstName} ${row.owner.lastName}` : null,
  }
}

/** A row as a dashboard; widgets of kinds that no longer exist are left out. */
export function toDashboard(ctx: Context, row: DashboardRow): Dashboard {
  return {
    ...toTab(ctx, row), roleId: row.roleId, editable: isEditable(ctx, row), updatedAt: row.updatedAt,
    widgets: row.widgets.filter(widget => widget.type in WIDGETS).map((widget): Widget => ({
      ...widget, type: widget.type as WidgetType, settings: settingsOf(widget.type as WidgetType, widget.settings) as Widget['settings'],
      visible: isVisible(ctx, widget),
    })),
  }
}
