import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { readSettings } from '#server/domain/settings'
import { clockMinutes } from '#server/platform/delivery-time'
import type { EventPreference, NotificationPreferences, NotificationProfile, NotificationProfileChange, PreferenceChanges } from '#shared/contracts/notifications'
import { CHANNELS, defaultMode, eventDefinition, PREFERENCE_EVENTS, type Channel, type DeliveryMode } from '#shared/notification-events'

interface Stored {
  employeeId: string | null
  event: string
  channel: Channel
  mode: DeliveryMode
}

type Modes = Record<Channel, DeliveryMode>

/** What the person chose for each event, what holds without it, and their quiet hours. */
export async function getMyPreferences(ctx: Context): Promise<NotificationPreferences> {
  const me = ownId(ctx)
  const ofMeOrAll = { OR: [{ employeeId: me }, { employeeId: null }] }
  const rows = await ctx.db.notificationPreference.findMany({ where: ofMeOrAll, select: storedFields })
  const company = rows.filter(row => row.employeeId === null)
  const person = await ctx.db.employee.findFirst({ where: { id: me }, select: { workEmail: true, notificationProfile: { select: profileFields } }, relationLoadStrategy: 'join' })
  return {
    events: PREFERENCE_EVENTS.map(event => preferenceOf(event, rows.filter(row => row.employeeId === me), company)),
    profile: person?.notificationProfile ? asProfile(person.notificationProfile) : await companyProfile(ctx),
    email: person?.workEmail ?? null,
  }
}

/** What people are told of unless they choose otherwise. */
export async function getCompanyPreferences(ctx: Context): Promise<{ events: EventPreference[] }> {
  const rows = await ctx.db.notificationPreference.findMany({ where: { employeeId: null }, select: storedFields })
  return { events: PREFERENCE_EVENTS.map(event => preferenceOf(event, rows, [])) }
}

const storedFields = { employeeId: true, event: true, channel: true, mode: true } as const
const profileFields = {
  quietFrom: true, quietTo: true, digestAt: true, digestWeekday: true, awayFrom: true, awayTo: true, language: true, version: true,
} as const

function preferenceOf(event: typeof PREFERENCE_EVENTS[number], own: Stored[], company: Stored[]): EventPreference {
  const { group, icon } = eventDefinition(event)
  const find = (rows: Stored[], channel: Channel) => rows.find(row => row.event === event && row.channel === channel)?.mode ?? null
  const by = <T>(of: (channel: Channel) => T) => Object.fromEntries(CHANNELS.map(channel => [channel, of(channel)])) as Record<Channel, T>
  return {
    event, group, icon,
    own: by(channel => find(own, channel)),
    inherited: by(channel => find(company, channel) ?? defaultMode(event, channel)) satisfies Modes,
  }
}

function asProfile({ language, ...rest }: Omit<NotificationProfile, 'language'> & { language: string | null }): NotificationProfile {
  return { ...rest, language: language === 'de' || language === 'en' ? language : null }
}

/** Without a profile the company's hours hold; version 0 says that there is none yet. */
async function companyProfile(ctx: Context): Promise<NotificationProfile> {
  const settings = await readSettings(ctx, ['notifications.quiet-from', 'notifications.quiet-to', 'notifications.digest-hour'])
  return {
    quietFrom: clockMinutes(settings['notifications.quiet-from']), quietTo: clockMinutes(settings['notifications.quiet-to']),
    digestAt: clockMinutes(settings['notifications.digest-hour']) ?? 420, digestWeekday: 1, awayFrom: null, awayTo: null, language: null, version: 0,
  }
}

/** Keeps the person's choices; null goes back to what the company says. */
export async function changeMyPreferences(ctx: Context, { changes }: PreferenceChanges): Promise<NotificationPreferences> {
  await keep(ctx, ownId(ctx), changes)
  return getMyPreferences(ctx)
}

/** Keeps what holds for everybody who has not chosen; null goes back to what the event itself says. */
export async function changeCompanyPreferences(ctx: Context, { changes }: PreferenceChanges): Promise<{ events: EventPreference[] }> {
  await keep(ctx, null, changes)
  return getCompanyPreferences(ctx)
}

async function keep(ctx: Context, employeeId: string | null, changes: PreferenceChanges['changes']): Promise<void> {
  for (const { event, channel, mode } of changes) {
    const where = { employeeId, event, channel }
    if (mode === null) await ctx.db.notificationPreference.deleteMany({ where })
    else {
      const { count } = await ctx.db.notificationPreference.updateMany({ where, data: { mode } })
      if (count === 0) await ctx.db.notificationPreference.createMany({ data: [{ ...where, mode }], skipDuplicates: true })
    }
  }
}

/** Quiet hours, absence, digests and language of the person. Throws `record.changed`. */
export async function changeMyProfile(ctx: Context, { version, ...profile }: NotificationProfileChange): Promise<NotificationPreferences> {
  const employeeId = ownId(ctx)
  if (version === 0) {
    const { count } = await ctx.db.notificationProfile.createMany({ data: [{ employeeId, ...profile }], skipDuplicates: true })
    if (count === 0) throw new Problem('record.changed')
  }
  else {
    const data = { ...profile, version: { increment: 1 } }
    const { count } = await ctx.db.notificationProfile.updateMany({ where: { employeeId, version }, data })
    if (count === 0) throw new Problem('record.changed')
  }
  return getMyPreferences(ctx)
}

function ownId(ctx: Context): string {
  if (!ctx.actor.employeeId) throw new Problem('session.person-required')
  return ctx.actor.employeeId
}
