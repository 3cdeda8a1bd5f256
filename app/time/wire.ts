import type { z } from 'zod'
import type { TimeEntry, Timesheet, TimesheetDetail, Week, WorkHint } from '#shared/contracts/time-tracking'

/** Time as it travels: days and instants are text. */
export type TimeEntryWire = z.input<typeof TimeEntry>
export type WeekWire = z.input<typeof Week>
export type TimesheetWire = z.input<typeof Timesheet>
export type TimesheetDetailWire = z.input<typeof TimesheetDetail>
export type WorkHintWire = z.input<typeof WorkHint>
