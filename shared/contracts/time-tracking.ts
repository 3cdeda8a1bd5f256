import { z } from 'zod'
import { MAX_ENTRY_MINUTES } from '../time-span'
import { Day, Flag, Id, Instant, line, listOf, listQuery, Rate, text, Version } from './primitives'
import { TIME_ENTRY_STATUSES } from '../choices/time-tracking'

export const TimeEntryStatus = z.enum(TIME_ENTRY_STATUSES)
export type TimeEntryStatus = z.output<typeof TimeEntryStatus>

export const TimesheetStatus = z.enum(['SUBMITTED', 'APPROVED', 'REJECTED'])
export type TimesheetStatus = z.output<typeof TimesheetStatus>

const Note = text(500)

const spanFields = {
  projectId: Id.nullable(),
  activityId: Id.nullable(),
  startedAt: Instant,
  endedAt: Instant,
  breakMinutes: z.int().min(0).max(MAX_ENTRY_MINUTES),
  note: Note.nullable(),
  /** Left out: decided by project and activity. */
  billable: z.boolean().optional(),
}

const changeFields = z.strictObject(spanFields).partial().shape

function endsAfterStart(entry: { startedAt?: Date, endedAt?: Date }): boolean {
  return !entry.startedAt || !entry.endedAt || entry.startedAt < entry.endedAt
}

const endsBeforeStart = { path: ['endedAt'], error: 'time-entry.ends-before-start' }

/** Finished work to book; without `employeeId` it is one's own. */
export const TimeEntryCreate = z.strictObject({
  ...spanFields,
  projectId: Id.nullable().default(null),
  activityId: Id.nullable().default(null),
  breakMinutes: spanFields.breakMinutes.default(0),
  note: Note.nullable().default(null),
  employeeId: Id.optional(),
}).refine(endsAfterStart, endsBeforeStart)
export type TimeEntryCreate = z.output<typeof TimeEntryCreate>

/** What is left out stays as it is. */
export const TimeEntryChange = z.strictObject({ ...changeFields, version: Version }).refine(endsAfterStart, endsBeforeStart)
export type TimeEntryChange = z.output<typeof TimeEntryChange>

/** A change of handed-in or approved time, with the reason that the person concerned reads. */
export const TimeEntryCorrection = z.strictObject({ ...changeFields, version: Version, reason: line(500, 3) })
  .refine(endsAfterStart, endsBeforeStart)
export type TimeEntryCorrection = z.output<typeof TimeEntryCorrection>

export const TimeEntryVersionQuery = z.strictObject({ version: z.coerce.number().int().min(1).optional() })

const Person = z.object({ id: Id, firstName: z.string(), lastName: z.string() })
const ProjectRef = z.object({
  id: Id, number: z.string(), name: z.string(), customer: z.object({ id: Id, name: z.string() }).nullable(),
})
const ActivityRef = z.object({ id: Id, name: z.string() })

export const TimeEntry = z.object({
  id: Id,
  employee: Person,
  project: ProjectRef.nullable(),
  activity: ActivityRef.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  workedOn: Day,
  breakMinutes: z.int(),
  netMinutes: z.int(),
  note: z.string().nullable(),
  billable: z.boolean(),
  billed: z.boolean(),
  /** Frozen when booked; null without a rate and for those who may not read invoices. */
  hourlyRate: Rate.nullable(),
  status: TimeEntryStatus,
  rejectionReason: z.string().nullable(),
  version: Version,
  /** Whether the caller may change or delete it as it stands. */
  editable: z.boolean(),
  /** Whether the caller may correct it although it is handed in or approved. */
  correctable: z.boolean(),
})
export type TimeEntry = z.output<typeof TimeEntry>

const entryFilters = {
  employeeId: Id.optional(),
  customerId: Id.optional(),
  projectId: Id.optional(),
  activityId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  status: TimeEntryStatus.optional(),
  billable: Flag.optional(),
  billed: Flag.optional(),
}

export const TimeEntryListQuery = listQuery(['startedAt'], entryFilters).extend({
  sort: z.enum(['-startedAt', 'startedAt']).default('-startedAt'),
})
export type TimeEntryListQuery = z.output<typeof TimeEntryListQuery>

/** One page; `total` stops at `MOST_COUNTED`. */
export const TimeEntryList = listOf(TimeEntry)

export const TimeEntrySumsQuery = z.strictObject({ ...entryFilters, q: line(100).optional() })
export type TimeEntrySumsQuery = z.output<typeof TimeEntrySumsQuery>

/** Sums over everything that matches. */
export const TimeEntrySums = z.object({ netMinutes: z.int(), billableMinutes: z.int() })

export const TimeEntryExportQuery = z.strictObject({ ...entryFilters, q: line(100).optional(), format: z.enum(['csv', 'xlsx']).default('csv') })
export type TimeEntryExportQuery = z.output<typeof TimeEntryExportQuery>

/** The running timer, and the server's clock so that a wrong clock in the browser does no harm. */
export const Timer = z.object({ entry: TimeEntry.nullable(), now: Instant })

const timerFields = {
  projectId: Id.nullable().optional(),
  activityId: Id.nullable().optional(),
  note: Note.nullable().optional(),
  billable: z.boolean().optional(),
}
export const TimerStart = z.strictObject(timerFields)
export type TimerStart = z.output<typeof TimerStart>

/** Changes what the running timer counts for. `startedAt` corrects a timer started too late or too early. */
export const TimerChange = z.strictObject({ ...timerFields, startedAt: Instant.optional() })
export type TimerChange = z.output<typeof TimerChange>

/** `endedAt` for a timer that somebody forgot to stop. */
export const TimerStop = z.strictObject({ endedAt: Instant.optional() })
export type TimerStop = z.output<typeof TimerStop>

export const TimerStarted = z.object({ entry: TimeEntry, stopped: TimeEntry.nullable(), now: Instant })

/** Any day of the week will do; left out: this week. */
export const WeekQuery = z.strictObject({ employeeId: Id.optional(), weekStartsOn: Day.optional() })
export type WeekQuery = z.output<typeof WeekQuery>

/**
 * What a cell of the week grid shall add up to. `expectedMinutes` is what the caller saw, so that two devices do not
 * overwrite each other.
 */
export const WeekCellChange = z.strictObject({
  employeeId: Id.optional(),
  workedOn: Day,
  projectId: Id.nullable(),
  activityId: Id.nullable(),
  minutes: z.int().min(0).max(MAX_ENTRY_MINUTES),
  expectedMinutes: z.int().min(0),
})
export type WeekCellChange = z.output<typeof WeekCellChange>

export const WorkHint = z.object({
  code: z.enum(['break-missing', 'break-late', 'day-too-long', 'rest-too-short']),
  actualMinutes: z.int(),
  requiredMinutes: z.int(),
})

const DayHints = z.object({ workedOn: Day, netMinutes: z.int(), hints: z.array(WorkHint) })

export const Timesheet = z.object({
  id: Id,
  employee: Person,
  weekStartsOn: Day,
  status: TimesheetStatus,
  netMinutes: z.int(),
  submittedAt: Instant,
  decidedAt: Instant.nullable(),
  reason: z.string().nullable(),
  version: Version,
  /** What the caller may do with it as it stands. */
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
  mayReopen: z.boolean(),
})
export type Timesheet = z.output<typeof Timesheet>

export const Week = z.object({
  employee: Person,
  weekStartsOn: Day,
  targetMinutes: z.int(),
  netMinutes: z.int(),
  days: z.array(DayHints),
  entries: z.array(TimeEntry),
  timesheet: Timesheet.nullable(),
  /** Whether the caller may book and hand in this week. */
  editable: z.boolean(),
})
export type Week = z.output<typeof Week>

export const TimesheetSubmit = z.strictObject({ employeeId: Id.optional(), weekStartsOn: Day })
export type TimesheetSubmit = z.output<typeof TimesheetSubmit>

export const TimesheetDecision = z.strictObject({ version: Version })
export type TimesheetDecision = z.output<typeof TimesheetDecision>

export const TimesheetRejection = z.strictObject({ version: Version, reason: line(500, 3) })
export type TimesheetRejection = z.output<typeof TimesheetRejection>

export const TimesheetListQuery = listQuery(['weekStartsOn'], {
  employeeId: Id.optional(),
  status: TimesheetStatus.optional(),
  /** Only weeks that wait for the caller's decision. */
  waiting: Flag.optional(),
}).extend({ sort: z.enum(['-weekStartsOn', 'weekStartsOn']).default('-weekStartsOn') })
export type TimesheetListQuery = z.output<typeof TimesheetListQuery>

export const TimesheetList = listOf(Timesheet)

/** One handed-in week with its entries and hints. */
export const TimesheetDetail = Timesheet.extend({
  decidedBy: z.string().nullable(),
  targetMinutes: z.int(),
  days: z.array(DayHints),
  entries: z.array(TimeEntry),
})

/** Which time the signed-off timesheet (Leistungsnachweis) proves. At least one of customer, project, employee. */
export const TimesheetDocumentQuery = z.strictObject({
  from: Day,
  to: Day,
  customerId: Id.optional(),
  projectId: Id.optional(),
  employeeId: Id.optional(),
  language: z.enum(['de', 'en']).optional(),
  /** Also time that is not approved yet; the document says so. */
  withOpen: Flag.optional(),
}).refine(query => query.from <= query.to, { path: ['to'], error: 'time-entry.ends-before-start' })
export type TimesheetDocumentQuery = z.output<typeof TimesheetDocumentQuery>
