import { addDays, dayInZone, dayOf, dayText, instantInZone, timeInZone } from '#shared/calendar-day'
import { netMinutes } from '#shared/time-span'
import type { TimeEntryWire } from './wire'

/** What the form about one span of work holds: times by the clocks of the company. */
export interface TimeForm {
  projectId: string | null
  activityId: string | null
  day: string | undefined
  from: string
  to: string
  breakMinutes: number | null | undefined
  note: string
  billable: boolean
  /** Untouched: project and activity decide. */
  billableTouched: boolean
  reason: string
}

/** The form for an entry, or for new time on a day. */
export function timeFormOf(entry: TimeEntryWire | null, { zone, day }: { zone: string, day: string }): TimeForm {
  if (!entry) {
    return {
      projectId: null, activityId: null, day, from: '', to: '', breakMinutes: undefined, note: '',
      billable: false, billableTouched: false, reason: '',
    }
  }
  return {
    projectId: entry.project?.id ?? null,
    activityId: entry.activity?.id ?? null,
    ...timesOf(entry, zone),
    breakMinutes: entry.breakMinutes || undefined,
    note: entry.note ?? '',
    billable: entry.billable,
    billableTouched: true,
    reason: '',
  }
}

function timesOf(entry: TimeEntryWire, zone: string) {
  const started = new Date(entry.startedAt)
  return {
    day: dayText(dayInZone(started, zone)) as string | undefined,
    from: timeInZone(started, zone),
    to: entry.endedAt ? timeInZone(new Date(entry.endedAt), zone) : '',
  }
}

/** The instants the form means; an end before the start is on the next day. Null while incomplete. */
export function instantsOf(form: Pick<TimeForm, 'day' | 'from' | 'to'>, zone: string): { startedAt: Date, endedAt: Date } | null {
  if (!form.day || !form.from || !form.to) return null
  const day = dayOf(form.day)
  return {
    startedAt: instantInZone(day, form.from, zone),
    endedAt: instantInZone(form.to < form.from ? addDays(day, 1) : day, form.to, zone),
  }
}

/** Start and end to send. Of an entry only what was touched: a timer's seconds survive a change of its note. */
export function spanOf(form: TimeForm, { zone, entry }: { zone: string, entry: TimeEntryWire | null }) {
  if (entry?.endedAt && untouched(form, timesOf(entry, zone))) return { startedAt: entry.startedAt, endedAt: entry.endedAt }
  const instants = instantsOf(form, zone)
  return { startedAt: instants?.startedAt.toISOString() ?? '', endedAt: instants?.endedAt.toISOString() ?? '' }
}

function untouched(form: TimeForm, before: ReturnType<typeof timesOf>): boolean {
  return before.day === form.day && before.from === form.from && before.to === form.to
}

/** Net minutes of what the form says; null while it says nothing sensible. */
export function netMinutesOf(form: TimeForm, about: { zone: string, entry: TimeEntryWire | null }): number | null {
  const span = spanOf(form, about)
  const [startedAt, endedAt] = [new Date(span.startedAt), new Date(span.endedAt)]
  return endedAt > startedAt ? netMinutes({ startedAt, endedAt, breakMinutes: form.breakMinutes ?? 0 }) : null
}
