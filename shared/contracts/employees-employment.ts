import { z } from 'zod'
import { blank } from './blank'
import { EmploymentType } from './employees'
import { Day, Id, line, Version } from './primitives'

const minutes = z.int().min(0).max(1440)

/** Minutes per weekday from a day on. */
const weekdays = {
  minutesMonday: minutes,
  minutesTuesday: minutes,
  minutesWednesday: minutes,
  minutesThursday: minutes,
  minutesFriday: minutes,
  minutesSaturday: minutes,
  minutesSunday: minutes,
}

export const WorkingTime = z.object({ id: Id, validFrom: Day, ...weekdays, weeklyMinutes: z.int() })
export type WorkingTime = z.output<typeof WorkingTime>

export const WorkingTimeCreate = z.strictObject({ validFrom: Day, ...weekdays })
export type WorkingTimeCreate = z.output<typeof WorkingTimeCreate>

/** A position held, with names as they were at the time. */
export const Position = z.object({
  id: Id,
  validFrom: Day,
  /** Null: held today. */
  validTo: Day.nullable(),
  jobTitle: z.string().nullable(),
  departmentName: z.string().nullable(),
  supervisorName: z.string().nullable(),
})
export type Position = z.output<typeof Position>

/** A position held in the past. */
export const PositionCreate = z.strictObject({
  validFrom: Day,
  validTo: Day,
  jobTitle: blank(line(100)),
  departmentName: blank(line(100)),
  supervisorName: blank(line(200)),
})
export type PositionCreate = z.output<typeof PositionCreate>

/** Correction of the history; of the present position only the first day, as the rest is the person's master data. */
export const PositionChange = PositionCreate.partial()
export type PositionChange = z.output<typeof PositionChange>

/** Contract and history of one person. */
export const Employment = z.object({
  employmentType: EmploymentType,
  probationEndsOn: Day.nullable(),
  federalState: z.string().nullable(),
  weeklyMinutes: z.int(),
  activeFrom: Day,
  activeTo: Day.nullable(),
  workingTimes: z.array(WorkingTime),
  positions: z.array(Position),
  version: Version,
})
export type Employment = z.output<typeof Employment>

/** Path of a row below an employee. */
export const WorkingTimeParams = z.strictObject({ id: Id, workingTimeId: Id })
export const PositionParams = z.strictObject({ id: Id, positionId: Id })
