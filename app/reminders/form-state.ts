import type { z } from 'zod'
import { addDays, dayInZone, dayOf, dayText, instantInZone, mondayOf, timeInZone } from '#shared/calendar-day'
import type { ReminderItem } from '#shared/contracts/reminders'
import type { RecordRef } from '#shared/contracts/records'

export type ReminderWire = z.input<typeof ReminderItem>

/** How long before the due moment a reminder can speak up, in minutes. */
export const LEADS = [0, 15, 60, 1440, 2880, 10_080, 20_160, 43_200] as const
/** After how many minutes of silence the supervisor can be told. */
export const ESCALATIONS = [60, 240, 1440, 4320, 10_080] as const

interface Given {
  reminder?: ReminderWire
  entity?: RecordRef & { label: string }
  day?: string
}

/** What the form starts with: today (or the given day), or the reminder as stored. */
export function reminderFormState(zone: string, me: string, { reminder, entity, day }: Given = {}) {
  const start = reminder ? stateOf(reminder, zone) : fresh(me, day ?? dayText(dayInZone(new Date(), zone)))
  return { ...start, entity: entity ?? start.entity }
}

type Entity = Given['entity'] | null

function fresh(me: string, day: string) {
  return {
    title: '', note: '', withTime: false, day: day as string | undefined, time: '09:00', leadMinutes: [0], rrule: null as string | null,
    assigneeType: 'EMPLOYEE' as ReminderWire['assignee']['type'], assigneeId: me as string | undefined,
    priority: 'NORMAL' as ReminderWire['priority'], escalateAfterMinutes: null as number | null, entity: null as Entity,
  }
}

function stateOf(reminder: ReminderWire, zone: string): ReturnType<typeof fresh> {
  const { title, note, dueOn, dueAt, leadMinutes, rrule, assignee, priority, escalateAfterMinutes, entity } = reminder
  const due = new Date(dueAt)
  return {
    title, note: note ?? '', withTime: dueOn === null, day: dueOn ?? dayText(dayInZone(due, zone)),
    time: dueOn === null ? timeInZone(due, zone) : '09:00', leadMinutes: [...leadMinutes], rrule,
    assigneeType: assignee.type, assigneeId: assignee.id, priority, escalateAfterMinutes, entity: entity && { ...entity, label: '' },
  }
}

export type ReminderFormState = ReturnType<typeof reminderFormState>

/** The form's state as it is sent. */
export function reminderBody(state: ReminderFormState, zone: string) {
  const { withTime, day, time, entity, note, ...rest } = state
  const dueAt = withTime && day && /^\d\d:\d\d$/.test(time) ? instantInZone(dayOf(day), time, zone).toISOString() : null
  return {
    ...rest,
    note: note || null,
    dueOn: withTime ? null : day ?? null,
    dueAt,
    entity: entity ? { type: entity.type, id: entity.id } : null,
  }
}

export type SnoozeChoice = 'hour' | 'afternoon' | 'tomorrow' | 'nextWeek'

/** Moments until which a reminder is put off, in the company's zone; the afternoon only while it lies ahead. */
export function snoozeChoices(now: Date, zone: string): { choice: SnoozeChoice, until: Date }[] {
  const today = dayInZone(now, zone)
  const afternoon = instantInZone(today, '15:00', zone)
  return [
    { choice: 'hour', until: new Date(Math.ceil(now.getTime() / 60_000) * 60_000 + 3_600_000) },
    ...afternoon.getTime() - now.getTime() > 30 * 60_000 ? [{ choice: 'afternoon' as const, until: afternoon }] : [],
    { choice: 'tomorrow', until: instantInZone(addDays(today, 1), '09:00', zone) },
    { choice: 'nextWeek', until: instantInZone(addDays(mondayOf(today), 7), '09:00', zone) },
  ]
}
