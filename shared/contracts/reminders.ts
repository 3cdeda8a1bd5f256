import { z } from 'zod'
import { RECORD_TYPES } from '../record-kinds'
import { parseRecurrence } from '../reminder-recurrence'
import { blank } from './blank'
import { Day, Id, Instant, line, listOf, listQuery, text, Version } from './primitives'
import { RecordRef } from './records'
import { REMINDER_PRIORITIES, REMINDER_VIEWS } from '../choices/reminders'

export const ASSIGNEE_TYPES = ['EMPLOYEE', 'DEPARTMENT', 'ROLE'] as const

/** RFC 5545 RRULE without DTSTART, as far as the builder can make it. */
export const RecurrenceRule = z.string().max(200).refine(rule => parseRecurrence(rule) !== null, { error: 'reminder.rule-invalid' })

const fields = {
  title: line(200, 1),
  note: blank(text(4000)),
  /** A day without a time, or an instant: one of the two. */
  dueOn: Day.nullish(),
  dueAt: Instant.nullish(),
  /** Minutes before it is due at which it speaks up; 0: when due. */
  leadMinutes: z.array(z.int().min(0).max(525_600)).min(1).max(6),
  rrule: blank(RecurrenceRule),
  assigneeType: z.enum(ASSIGNEE_TYPES),
  assigneeId: Id,
  priority: z.enum(REMINDER_PRIORITIES),
  entity: RecordRef.nullish(),
  /** Minutes after it was due at which the supervisor is told; null: never. */
  escalateAfterMinutes: z.int().min(15).max(43_200).nullish(),
}

/** Without an assignee it is one's own. */
export const ReminderCreate = z.strictObject(fields).partial().required({ title: true })
  .refine(({ dueOn, dueAt }) => Boolean(dueOn) !== Boolean(dueAt), { path: ['dueOn'], error: 'reminder.due-missing' })
  .refine(({ assigneeType, assigneeId }) => Boolean(assigneeType) === Boolean(assigneeId), { path: ['assigneeId'], error: 'field.required' })
export type ReminderCreate = z.output<typeof ReminderCreate>

export const ReminderChange = z.strictObject(fields).partial().extend({ version: Version })
  .refine(({ dueOn, dueAt }) => !(dueOn && dueAt), { path: ['dueOn'], error: 'reminder.due-missing' })
export type ReminderChange = z.output<typeof ReminderChange>

export const ReminderSnooze = z.strictObject({ until: Instant, version: Version })
export type ReminderSnooze = z.output<typeof ReminderSnooze>

export const ReminderCompletion = z.strictObject({ note: blank(text(2000)), version: Version })
export type ReminderCompletion = z.output<typeof ReminderCompletion>

export const ReminderVersion = z.strictObject({ version: Version })

const Person = z.object({ id: Id, name: z.string() })

/** A reminder as lists show it; the record's name is asked for apart, by those who may see it. */
export const ReminderItem = z.object({
  id: Id,
  title: z.string(),
  note: z.string().nullable(),
  dueOn: Day.nullable(),
  dueAt: Instant,
  leadMinutes: z.array(z.int()),
  rrule: z.string().nullable(),
  /** `key` is a role's, by which built-in ones are named in the reader's language. */
  assignee: z.object({ type: z.enum(ASSIGNEE_TYPES), id: Id, name: z.string(), key: z.string().nullable() }),
  priority: z.enum(REMINDER_PRIORITIES),
  snoozedUntil: Instant.nullable(),
  entity: z.object({ type: z.enum(RECORD_TYPES), id: Id }).nullable(),
  escalateAfterMinutes: z.int().nullable(),
  createdBy: Person,
  createdAt: Instant,
  completedAt: Instant.nullable(),
  /** It last spoke up more than 15 minutes after its time, because nothing ran then. */
  late: z.boolean(),
  escalated: z.boolean(),
  /** Whether the person asking may change it. */
  mayWrite: z.boolean(),
  version: Version,
  /** Of the occurrence that was dealt with, in the list of what is done. */
  done: z.object({ occurrenceAt: Instant, at: Instant, by: Person, note: z.string().nullable(), last: z.boolean() }).nullable(),
})
export type ReminderItem = z.output<typeof ReminderItem>
export const ReminderList = listOf(ReminderItem)

/** One reminder with what was done of it. */
export const ReminderDetail = ReminderItem.extend({
  completions: z.array(z.object({ occurrenceAt: Instant, at: Instant, by: Person, note: z.string().nullable() })),
  /** The next occurrences after the current one. */
  upcoming: z.array(Instant),
})
export type ReminderDetail = z.output<typeof ReminderDetail>

export const ReminderQuery = listQuery(['dueAt', 'priority', 'title'], {
  view: z.enum(REMINDER_VIEWS).default('open'),
  /** `mine`: assigned to me, my departments or roles; `created`: made by me; `all`: all I may see. */
  who: z.enum(['mine', 'created', 'all']).default('mine'),
  priority: z.enum(REMINDER_PRIORITIES).optional(),
  entityType: z.enum(RECORD_TYPES).optional(),
  entityId: Id.optional(),
})
export type ReminderQuery = z.output<typeof ReminderQuery>

/** How many there are in each view, of what is mine. */
export const ReminderCounts = z.object({ today: z.int(), overdue: z.int(), upcoming: z.int() })

export const ReminderCalendarQuery = z.strictObject({
  from: Day,
  to: Day,
  who: z.enum(['mine', 'created', 'all']).default('mine'),
}).refine(({ from, to }) => to >= from && to.getTime() - from.getTime() <= 62 * 86_400_000, { path: ['to'], error: 'reminder.span-too-long' })
export type ReminderCalendarQuery = z.output<typeof ReminderCalendarQuery>

/** One occurrence within the span; of a repeating reminder there may be many. */
export const ReminderOccurrence = z.object({
  reminderId: Id,
  title: z.string(),
  at: Instant,
  allDay: z.boolean(),
  priority: z.enum(REMINDER_PRIORITIES),
  done: z.boolean(),
})
export type ReminderOccurrence = z.output<typeof ReminderOccurrence>
export const ReminderCalendar = z.object({ items: z.array(ReminderOccurrence), truncated: z.boolean() })

/** Who a reminder can be for, as far as the person asking may give it to them. */
export const AssigneeOptions = z.object({
  departments: z.array(Person),
  roles: z.array(z.object({ id: Id, key: z.string(), name: z.string() })),
})

export const CalendarFeedItem = z.object({ id: Id, createdAt: Instant, lastReadAt: Instant.nullable() })
export type CalendarFeedItem = z.output<typeof CalendarFeedItem>
export const CalendarFeedList = z.object({ items: z.array(CalendarFeedItem) })

/** The address is shown once; only its hash is kept. */
export const NewCalendarFeed = CalendarFeedItem.extend({ path: z.string() })
export type NewCalendarFeed = z.output<typeof NewCalendarFeed>
