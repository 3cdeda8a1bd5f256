import type { SavedViewChange, SavedViewCreate } from '#shared/contracts/saved-views'
import type { Context } from '#server/platform/context'
import { constraintMeans } from '#server/platform/database-errors'
import { Problem, required } from '#server/platform/errors'

constraintMeans('SavedView_tenantId_ownerId_area_name_key', 'saved-view.name-taken')

const fields = {
  id: true, area: true, name: true, query: true, shared: true, ownerId: true, version: true,
  owner: { select: { firstName: true, lastName: true } },
} as const

interface Row { area: string, query: unknown, ownerId: string, owner: { firstName: string, lastName: string } }

function toView<R extends Row>(ctx: Context, { ownerId, owner, area, query, ...row }: R) {
  return {
    ...row, area: area as SavedViewCreate['area'], query: query as Record<string, string>,
    mine: ownerId === ctx.actor.employeeId, ownerName: `${owner.firstName} ${owner.lastName}`,
  }
}

function meOf(ctx: Context): string {
  if (!ctx.actor.employeeId) throw new Problem('session.person-required')
  return ctx.actor.employeeId
}

/** One's own views of lists and those offered to everybody. */
export async function listSavedViews(ctx: Context, { area, shared }: { area?: string, shared?: boolean }) {
  const rows = await ctx.db.savedView.findMany({
    relationLoadStrategy: 'join',
    where: { area, shared, OR: [{ ownerId: meOf(ctx) }, { shared: true }] },
    select: fields, orderBy: [{ name: 'asc' }, { id: 'asc' }], take: 100,
  })
  return { items: rows.map(row => toView(ctx, row)) }
}

/** A view one may open. Throws `record.not-found`. */
export async function getSavedView(ctx: Context, id: string) {
  const row = await ctx.db.savedView.findFirst({
    relationLoadStrategy: 'join', where: { id, OR: [{ ownerId: meOf(ctx) }, { shared: true }] }, select: fields,
  })
  return toView(ctx, required(row))
}

/** Keeps filters, sort and columns of a list under a name. Throws `saved-view.name-taken`, `permission.missing` for offering it to all. */
export async function createSavedView(ctx: Context, input: SavedViewCreate) {
  const ownerId = meOf(ctx)
  assertMayShare(ctx, input.shared)
  return toView(ctx, await ctx.db.savedView.create({ data: { ...input, ownerId }, select: fields }))
}

/** Changes one's own view. Throws `record.not-found`, `record.changed`, `saved-view.name-taken`. */
export async function changeSavedView(ctx: Context, { id, version, ...change }: SavedViewChange & { id: string }) {
  const ownerId = meOf(ctx)
  required(await ctx.db.savedView.findFirst({ where: { id, ownerId }, select: { id: true } }))
  assertMayShare(ctx, change.shared)
  const { count } = await ctx.db.savedView.updateMany({ where: { id, version }, data: { ...change, version: { increment: 1 } } })
  if (count === 0) throw new Problem('record.changed')
  return getSavedView(ctx, id)
}

/** Deletes one's own view, or a shared one by those who may share. Throws `record.not-found`. */
export async function deleteSavedView(ctx: Context, id: string): Promise<void> {
  const ownerId = meOf(ctx)
  const others = ctx.can('core.saved-views.share') ? [{ shared: true }] : []
  const { count } = await ctx.db.savedView.deleteMany({ where: { id, OR: [{ ownerId }, ...others] } })
  if (count === 0) throw new Problem('record.not-found')
}

function assertMayShare(ctx: Context, shared: boolean | undefined): void {
  if (shared) ctx.permit('core.saved-views.share')
}
