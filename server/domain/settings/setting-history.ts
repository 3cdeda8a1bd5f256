import type { Context } from '#server/platform/context'
import { isSecret, type SettingKey } from '#shared/settings-registry'
import { isInstallationKey } from './read-setting'
import { requireOperator } from './require-operator'

const MOST = 50

interface Change {
  id: bigint
  at: Date
  actorId: string | null
  before: unknown
  after: unknown
}

/** Who changed a setting when, from what to what, newest first. Throws `installation.not-operator`, `permission.missing`. */
export async function getSettingHistory(ctx: Context, { key }: { key: SettingKey }) {
  const changes = isInstallationKey(key) ? await ofInstallation(ctx, key) : await ofTenant(ctx, key)
  const ids = [...new Set(changes.flatMap(change => change.actorId ?? []))]
  const people = ids.length > 0
    ? await ctx.db.employee.findMany({ where: { id: { in: ids } }, select: { id: true, firstName: true, lastName: true } })
    : []
  const names = new Map(people.map(person => [person.id, `${person.firstName} ${person.lastName}`]))
  return {
    items: changes.map(({ id, at, actorId, before, after }) => ({
      id: String(id), at, actor: actorId ? { id: actorId, name: names.get(actorId) ?? '' } : null,
      before: (before ?? null) as never, after: (after ?? null) as never,
    })),
    restorable: !isSecret(key),
  }
}

async function ofTenant(ctx: Context, key: SettingKey): Promise<Change[]> {
  const row = await ctx.db.setting.findFirst({ where: { key }, select: { id: true } })
  if (!row) return []
  const events = await eventsOf(ctx, 'Setting', row.id)
  return events.map(event => ({ ...event, before: valueIn(event.before, 'value'), after: valueIn(event.after, 'value') }))
}

async function ofInstallation(ctx: Context, key: SettingKey): Promise<Change[]> {
  ctx.permit('admin.installation.write')
  await requireOperator(ctx)
  const events = await eventsOf(ctx, 'InstallationSetting', key)
  return events.map(event => ({ ...event, before: valueIn(event.after, 'before'), after: valueIn(event.after, 'after') }))
}

function eventsOf(ctx: Context, entityType: string, entityId: string) {
  return ctx.db.auditEvent.findMany({
    where: { entityType, entityId }, orderBy: { id: 'desc' }, take: MOST, select: { id: true, at: true, actorId: true, before: true, after: true },
  })
}

function valueIn(part: unknown, name: string): unknown {
  return part && typeof part === 'object' && name in part ? (part as Record<string, unknown>)[name] : null
}
