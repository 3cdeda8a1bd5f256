import { z } from 'zod'
import { CHANNELS, DELIVERY_MODES, EVENT_GROUPS, MODES_OF, PREFERENCE_EVENTS } from '../notification-events'
import { RECORD_TYPES } from '../record-kinds'
import { Day, Flag, Id, Instant, line, text } from './primitives'
import { RecordRef } from './records'

export const NotificationQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  /** Id of the last notification seen; the answer goes on behind it. */
  after: Id.optional(),
  group: z.enum(EVENT_GROUPS).optional(),
  unread: Flag.optional(),
  /** `true`: those put away, instead of those in the inbox. */
  archived: Flag.optional(),
})
export type NotificationQuery = z.output<typeof NotificationQuery>

/** A message to the person; `event` names its text in the catalogue (`notifications.events.<event>`). */
export const NotificationItem = z.object({
  id: Id,
  event: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  link: z.string().nullable(),
  entityType: z.string().nullable(),
  entityId: Id.nullable(),
  createdAt: Instant,
  readAt: Instant.nullable(),
  archivedAt: Instant.nullable(),
})
export type NotificationItem = z.output<typeof NotificationItem>
export const NotificationList = z.object({ items: z.array(NotificationItem), unread: z.int(), more: z.boolean() })
export type NotificationList = z.output<typeof NotificationList>

/** Which notifications; without ids: all of the inbox. */
export const NotificationsRead = z.strictObject({ ids: z.array(Id).min(1).max(100).optional(), unread: z.boolean().default(false) })
export type NotificationsRead = z.output<typeof NotificationsRead>

export const NotificationsArchive = z.strictObject({ ids: z.array(Id).min(1).max(100).optional(), restore: z.boolean().default(false) })
export type NotificationsArchive = z.output<typeof NotificationsArchive>

const Modes = z.object({ APP: z.enum(DELIVERY_MODES), MAIL: z.enum(DELIVERY_MODES), PUSH: z.enum(DELIVERY_MODES) })
const OwnModes = z.object({
  APP: z.enum(DELIVERY_MODES).nullable(), MAIL: z.enum(DELIVERY_MODES).nullable(), PUSH: z.enum(DELIVERY_MODES).nullable(),
})

/** What counts for one event on each channel: what was chosen here (null: nothing), and what holds without it. */
export const EventPreference = z.object({
  event: z.enum(PREFERENCE_EVENTS),
  group: z.enum(EVENT_GROUPS),
  icon: z.string(),
  own: OwnModes,
  inherited: Modes,
})
export type EventPreference = z.output<typeof EventPreference>

const Minute = z.int().min(0).max(1439)

const profileFields = {
  /** Minutes after midnight in the company's zone; null: no quiet hours. */
  quietFrom: Minute.nullable(),
  quietTo: Minute.nullable(),
  digestAt: Minute,
  /** 1 Monday … 7 Sunday. */
  digestWeekday: z.int().min(1).max(7),
  awayFrom: Day.nullable(),
  awayTo: Day.nullable(),
  /** Of mails and push; null: the company's. */
  language: z.enum(['de', 'en']).nullable(),
}

export const NotificationProfile = z.object({ ...profileFields, version: z.int().min(0) })
export type NotificationProfile = z.output<typeof NotificationProfile>

/** Version 0: the company's hours held until now. */
export const NotificationProfileChange = z.strictObject({ ...profileFields, version: z.int().min(0) })
  .refine(({ quietFrom, quietTo }) => (quietFrom === null) === (quietTo === null), { path: ['quietTo'], error: 'notification.quiet-incomplete' })
  .refine(({ awayFrom, awayTo }) => awayFrom && awayTo ? awayFrom <= awayTo : awayFrom === awayTo,
    { path: ['awayTo'], error: 'notification.away-ends-before-start' })
export type NotificationProfileChange = z.output<typeof NotificationProfileChange>

export const NotificationPreferences = z.object({
  events: z.array(EventPreference), profile: NotificationProfile, email: z.string().nullable(),
})
export type NotificationPreferences = z.output<typeof NotificationPreferences>
export const CompanyNotificationPreferences = z.object({ events: z.array(EventPreference) })

/** One choice; `mode` null: what the company (or the event itself) says. */
export const PreferenceChange = z.strictObject({
  event: z.enum(PREFERENCE_EVENTS),
  channel: z.enum(CHANNELS),
  mode: z.enum(DELIVERY_MODES).nullable(),
}).refine(({ channel, mode }) => !mode || MODES_OF[channel].includes(mode), { path: ['mode'], error: 'notification.mode-not-possible' })
export type PreferenceChange = z.output<typeof PreferenceChange>

export const PreferenceChanges = z.strictObject({ changes: z.array(PreferenceChange).min(1).max(100) })
export type PreferenceChanges = z.output<typeof PreferenceChanges>

/** What the person said of a record; null: nothing. */
export const RecordSubscriptionState = z.object({ mode: z.enum(['FOLLOW', 'MUTE']).nullable() })
export type RecordSubscriptionState = z.output<typeof RecordSubscriptionState>
export const RecordSubscriptionChange = z.strictObject({ ...RecordRef.shape, mode: z.enum(['FOLLOW', 'MUTE']).nullable() })
export type RecordSubscriptionChange = z.output<typeof RecordSubscriptionChange>

export const RecordSubscriptionList = z.object({
  items: z.array(z.object({ type: z.enum(RECORD_TYPES), id: Id, mode: z.enum(['FOLLOW', 'MUTE']), createdAt: Instant })),
})
export type RecordSubscriptionList = z.output<typeof RecordSubscriptionList>

/** A browser that takes push, as `PushSubscription.toJSON()` gives it. */
export const PushSubscriptionCreate = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(1000),
  p256dh: z.string().regex(/^[\w-]{80,100}=?$/, { error: 'push.key-invalid' }),
  auth: z.string().regex(/^[\w-]{20,30}={0,2}$/, { error: 'push.key-invalid' }),
})
export type PushSubscriptionCreate = z.output<typeof PushSubscriptionCreate>

export const PushDevice = z.object({
  id: Id,
  /** SHA-256 of the address, so that a browser recognises itself; the address itself would let others push. */
  endpointHash: z.string(),
  userAgent: z.string().nullable(),
  createdAt: Instant,
  failedAt: Instant.nullable(),
})
export type PushDevice = z.output<typeof PushDevice>

/** `publicKey` is null until the installation has made its keys. */
export const PushDevices = z.object({ publicKey: z.string().nullable(), items: z.array(PushDevice) })
export type PushDevices = z.output<typeof PushDevices>

export const BOUNCE_STATES = ['BOUNCED', 'DELAYED', 'COMPLAINED'] as const

/** What came back for a mail: as a mail server reports it (RFC 3464, the whole message), or said plainly. */
export const BounceReport = z.union([
  z.strictObject({ report: z.string().min(1).max(200_000) }),
  z.strictObject({ messageId: line(300, 3), state: z.enum(BOUNCE_STATES), reason: text(1000).optional() }),
])
export type BounceReport = z.output<typeof BounceReport>
export const BounceOutcome = z.object({ mailId: Id, state: z.enum(BOUNCE_STATES) })
export type BounceOutcome = z.output<typeof BounceOutcome>
