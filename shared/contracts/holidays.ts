import { z } from 'zod'
import { FEDERAL_STATES } from '../federal-states'
import { MODULE_KEYS } from '../modules'
import { Day, Id, line, Version } from './primitives'

/** One day of the company's calendar of holidays. */
export const Holiday = z.object({
  day: Day,
  name: z.string(),
  halfDay: z.boolean(),
  /** A public holiday on which the company works. */
  worked: z.boolean(),
  /** The company's own entry; null for a public holiday as the law has it. */
  own: z.object({ id: Id, federalState: z.enum(FEDERAL_STATES).nullable(), version: Version }).nullable(),
})
export type Holiday = z.output<typeof Holiday>

export const HolidayQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100),
  /** Without it the company's state. */
  federalState: z.enum(FEDERAL_STATES).optional(),
})
export type HolidayQuery = z.output<typeof HolidayQuery>

export const HolidayYear = z.object({ items: z.array(Holiday), federalState: z.enum(FEDERAL_STATES) })

const holidayFields = {
  day: Day,
  name: line(100, 1),
  federalState: z.enum(FEDERAL_STATES).nullable(),
  halfDay: z.boolean(),
  /** True: a public holiday on which the company works. */
  works: z.boolean(),
}

/** A company's own day off, or a public holiday it works on. */
export const HolidayCreate = z.strictObject({
  ...holidayFields,
  federalState: holidayFields.federalState.default(null),
  halfDay: z.boolean().default(false),
  works: z.boolean().default(false),
})
export type HolidayCreate = z.output<typeof HolidayCreate>

export const HolidayChange = z.strictObject(holidayFields).partial().extend({ version: Version })
export type HolidayChange = z.output<typeof HolidayChange>

export const CompanyHoliday = z.object({ id: Id, ...holidayFields, name: z.string(), version: Version })

/** A module as its page shows it. */
export const ModuleState = z.object({
  key: z.enum(MODULE_KEYS),
  enabled: z.boolean(),
  /** Modules that are on and need this one: it cannot be switched off before them. */
  neededBy: z.array(z.enum(MODULE_KEYS)),
  /** Modules that are off and that this one needs. */
  missing: z.array(z.enum(MODULE_KEYS)),
})

export const ModuleStates = z.object({ items: z.array(ModuleState) })

export const ModuleParams = z.strictObject({ key: z.enum(MODULE_KEYS) })

export const ModuleChange = z.strictObject({ enabled: z.boolean() })
