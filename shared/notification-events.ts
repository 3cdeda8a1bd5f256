/** How something reaches a person. */
export const CHANNELS = ['APP', 'MAIL', 'PUSH'] as const
export type Channel = typeof CHANNELS[number]

/** At once, gathered once a day or week, or not at all. */
export const DELIVERY_MODES = ['NOW', 'DAILY', 'WEEKLY', 'OFF'] as const
export type DeliveryMode = typeof DELIVERY_MODES[number]

/** What each channel can do: only mail is gathered. */
export const MODES_OF: Record<Channel, readonly DeliveryMode[]> = { APP: ['NOW', 'OFF'], MAIL: DELIVERY_MODES, PUSH: ['NOW', 'OFF'] }

export const EVENT_GROUPS = ['reminders', 'mentions', 'time', 'records', 'work'] as const
export type EventGroup = typeof EVENT_GROUPS[number]

interface EventDefinition {
  group: EventGroup
  icon: string
  /** What happens while neither the person nor the company has said otherwise; in the app it is always shown. */
  mail: DeliveryMode
  push: 'NOW' | 'OFF'
  /** Shares the preferences of this event; has no line of its own on the page. */
  like?: string
}

/**
 * Everything people are ever notified of. The text is `notifications.events.<event>` in i18n/locales/<language>/notifications.json;
 * a test holds both together with every call of `notify`.
 */
export const NOTIFICATION_EVENTS = {
  'reminder.due': { group: 'reminders', icon: 'i-lucide-alarm-clock', mail: 'NOW', push: 'NOW' },
  'reminder.ahead': { group: 'reminders', icon: 'i-lucide-alarm-clock', mail: 'NOW', push: 'NOW', like: 'reminder.due' },
  'reminder.late': { group: 'reminders', icon: 'i-lucide-alarm-clock-off', mail: 'NOW', push: 'NOW', like: 'reminder.due' },
  'reminder.assigned': { group: 'reminders', icon: 'i-lucide-alarm-clock-plus', mail: 'DAILY', push: 'OFF' },
  'reminder.escalated': { group: 'reminders', icon: 'i-lucide-siren', mail: 'NOW', push: 'NOW' },
  'reminder.done': { group: 'reminders', icon: 'i-lucide-check', mail: 'OFF', push: 'OFF' },
  'mention': { group: 'mentions', icon: 'i-lucide-at-sign', mail: 'NOW', push: 'NOW' },
  'timesheet.submitted': { group: 'time', icon: 'i-lucide-clipboard-list', mail: 'DAILY', push: 'OFF' },
  'timesheet.approved': { group: 'time', icon: 'i-lucide-clipboard-check', mail: 'OFF', push: 'OFF' },
  'timesheet.rejected': { group: 'time', icon: 'i-lucide-clipboard-x', mail: 'NOW', push: 'NOW' },
  'timesheet.reopened': { group: 'time', icon: 'i-lucide-clipboard-pen', mail: 'NOW', push: 'OFF' },
  'time-entry.corrected': { group: 'time', icon: 'i-lucide-pencil', mail: 'DAILY', push: 'OFF' },
  'customer.changed': { group: 'records', icon: 'i-lucide-building-2', mail: 'DAILY', push: 'OFF' },
  'document.shared': { group: 'records', icon: 'i-lucide-share-2', mail: 'DAILY', push: 'OFF' },
  'document.new-version': { group: 'records', icon: 'i-lucide-file-up', mail: 'DAILY', push: 'OFF' },
  'invoice.issued': { group: 'records', icon: 'i-lucide-receipt-text', mail: 'DAILY', push: 'OFF' },
  'invoice.cancelled': { group: 'records', icon: 'i-lucide-receipt-text', mail: 'DAILY', push: 'OFF' },
  'invoice.paid': { group: 'records', icon: 'i-lucide-banknote', mail: 'DAILY', push: 'OFF' },
  'project.changed': { group: 'records', icon: 'i-lucide-folder-kanban', mail: 'DAILY', push: 'OFF' },
  'project.budget-used': { group: 'records', icon: 'i-lucide-gauge', mail: 'NOW', push: 'OFF' },
  'export.finished': { group: 'work', icon: 'i-lucide-package-check', mail: 'OFF', push: 'OFF' },
  'export.failed': { group: 'work', icon: 'i-lucide-package-x', mail: 'OFF', push: 'OFF' },
  'audit-export.finished': { group: 'work', icon: 'i-lucide-package-check', mail: 'OFF', push: 'OFF', like: 'export.finished' },
  'audit-export.failed': { group: 'work', icon: 'i-lucide-package-x', mail: 'OFF', push: 'OFF', like: 'export.failed' },
  'import.finished': { group: 'work', icon: 'i-lucide-file-check', mail: 'OFF', push: 'OFF' },
  'import.failed': { group: 'work', icon: 'i-lucide-file-x', mail: 'OFF', push: 'OFF', like: 'import.finished' },
  'break-glass.issued': { group: 'work', icon: 'i-lucide-siren', mail: 'NOW', push: 'NOW' },
  'break-glass.used': { group: 'work', icon: 'i-lucide-siren', mail: 'NOW', push: 'NOW', like: 'break-glass.issued' },
  'privacy.requested': { group: 'work', icon: 'i-lucide-user-lock', mail: 'NOW', push: 'OFF' },
  'privacy.rejected': { group: 'work', icon: 'i-lucide-user-lock', mail: 'OFF', push: 'OFF' },
  'privacy.exported': { group: 'work', icon: 'i-lucide-user-lock', mail: 'OFF', push: 'OFF', like: 'privacy.rejected' },
  'privacy.erased': { group: 'work', icon: 'i-lucide-user-lock', mail: 'OFF', push: 'OFF', like: 'privacy.rejected' },
  'privacy.failed': { group: 'work', icon: 'i-lucide-user-lock', mail: 'OFF', push: 'OFF', like: 'privacy.rejected' },
  'file.damaged': { group: 'work', icon: 'i-lucide-file-warning', mail: 'NOW', push: 'NOW' },
} as const satisfies Record<string, EventDefinition>

export type NotificationEvent = keyof typeof NOTIFICATION_EVENTS

/** All events that have preferences of their own, for enums of contracts. */
export const PREFERENCE_EVENTS = Object.entries<EventDefinition>(NOTIFICATION_EVENTS).filter(([, event]) => !event.like)
  .map(([name]) => name) as [NotificationEvent, ...NotificationEvent[]]

/** The definition of an event; an unknown one (of an older release) is shown in the app and nowhere else. */
export function eventDefinition(event: string): EventDefinition {
  const known: Record<string, EventDefinition> = NOTIFICATION_EVENTS
  return known[event] ?? { group: 'work', icon: 'i-lucide-bell', mail: 'OFF', push: 'OFF' }
}

/** The event whose preferences count for this one. */
export function preferenceEvent(event: string): string {
  return eventDefinition(event).like ?? event
}

/** What happens on the channel unless somebody said otherwise. */
export function defaultMode(event: string, channel: Channel): DeliveryMode {
  const { mail, push } = eventDefinition(event)
  return { APP: 'NOW' as const, MAIL: mail, PUSH: push }[channel]
}
