import type { RecordRef } from '#shared/contracts/records'
import { defaultMode, preferenceEvent, type Channel, type DeliveryMode } from '#shared/notification-events'
import type { Context } from './context'
import { clockMinutes, type QuietTimes } from './delivery-time'

/** What decides whether and how something reaches one person. */
export interface RecipientFacts {
  id: string
  /** Mode by channel as the person, else the company, else the event wants it. */
  modes: Record<Channel, DeliveryMode>
  times: QuietTimes
  /** Work address; null: no mail. */
  email: string | null
  language: string
  hasPush: boolean
  /** Wants to hear nothing of one of the records in question. */
  muted: boolean
}

interface Row {
  id: string
  email: string | null
  language: string | null
  quietFrom: number | null
  quietTo: number | null
  digestAt: number | null
  digestWeekday: number | null
  awayFrom: Date | null
  awayTo: Date | null
  hasProfile: boolean
  hasPush: boolean
  own: Partial<Record<Channel, DeliveryMode>> | null
  company: Partial<Record<Channel, DeliveryMode>> | null
  settings: Record<string, string> | null
  muted: boolean
}

interface Question {
  event: string
  employeeIds: readonly string[]
  /** Records it is about. */
  refs?: readonly RecordRef[]
}

/** Who follows one of the records; found by index. */
export async function followersOf(ctx: Context, refs: readonly RecordRef[]): Promise<string[]> {
  if (refs.length === 0) return []
  const rows = await ctx.db.recordSubscription.findMany({
    where: { mode: 'FOLLOW', OR: refs.map(({ type, id }) => ({ entityType: type, entityId: id })) }, select: { employeeId: true },
  })
  return [...new Set(rows.map(row => row.employeeId))]
}

/** Facts of the employed among the people, in one statement. */
export async function recipientFacts(ctx: Context, { event, employeeIds, refs = [] }: Question): Promise<RecipientFacts[]> {
  const key = preferenceEvent(event)
  const today = ctx.now()
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT e.id, e."workEmail" AS email, p.language, p."quietFrom", p."quietTo", p."digestAt", p."digestWeekday", p."awayFrom", p."awayTo",
      p.id IS NOT NULL AS "hasProfile",
      EXISTS (SELECT FROM "RecordSubscription" s JOIN unnest(${refs.map(ref => ref.type)}::text[], ${refs.map(ref => ref.id)}::uuid[]) AS r(type, id)
        ON r.type = s."entityType" AND r.id = s."entityId"
        WHERE s."tenantId" = e."tenantId" AND s."employeeId" = e.id AND s.mode = 'MUTE') AS muted,
      EXISTS (SELECT FROM "PushSubscription" ps WHERE ps."tenantId" = e."tenantId" AND ps."employeeId" = e.id) AS "hasPush",
      (SELECT jsonb_object_agg(channel, mode) FROM "NotificationPreference" np
        WHERE np."tenantId" = e."tenantId" AND np."employeeId" = e.id AND np.event = ${key}) AS own,
      (SELECT jsonb_object_agg(channel, mode) FROM "NotificationPreference" np
        WHERE np."tenantId" = e."tenantId" AND np."employeeId" IS NULL AND np.event = ${key}) AS company,
      (SELECT jsonb_object_agg(key, value) FROM "Setting" st
        WHERE st."tenantId" = e."tenantId" AND key IN ('notifications.digest-hour', 'notifications.quiet-from', 'notifications.quiet-to')) AS settings
    FROM "Employee" e
    LEFT JOIN "NotificationProfile" p ON p."tenantId" = e."tenantId" AND p."employeeId" = e.id
    WHERE e."tenantId" = current_tenant() AND (e."activeTo" IS NULL OR e."activeTo" >= (${today}::timestamptz AT TIME ZONE ${ctx.actor.tenant.zone})::date)
      AND e.id = ANY (${[...new Set(employeeIds)]}::uuid[])`
  return rows.map(row => factsOf(row, { event, language: ctx.actor.tenant.language }))
}

function factsOf(row: Row, { event, language }: { event: string, language: string }): RecipientFacts {
  const mode = (channel: Channel) => row.own?.[channel] ?? row.company?.[channel] ?? defaultMode(event, channel)
  return {
    id: row.id,
    email: row.email,
    language: row.language ?? language,
    hasPush: row.hasPush,
    muted: row.muted,
    modes: { APP: mode('APP'), MAIL: mode('MAIL'), PUSH: mode('PUSH') },
    times: timesOf(row),
  }
}

const SEVEN = 7 * 60

/** A person without a profile keeps the company's hours. */
function timesOf(row: Row): QuietTimes {
  const company = (key: string) => clockMinutes(row.settings?.[`notifications.${key}`])
  if (!row.hasProfile) {
    return {
      quietFrom: company('quiet-from'), quietTo: company('quiet-to'), digestAt: company('digest-hour') ?? SEVEN, digestWeekday: 1, awayFrom: null, awayTo: null,
    }
  }
  const { quietFrom, quietTo, digestAt, digestWeekday, awayFrom, awayTo } = row
  return { quietFrom, quietTo, digestAt: digestAt ?? SEVEN, digestWeekday: digestWeekday ?? 1, awayFrom, awayTo }
}
