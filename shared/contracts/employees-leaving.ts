import { z } from 'zod'
import { PersonRef } from './employees'
import { Day, Id, Instant, Version } from './primitives'

/** What still hangs on a person: names where one decides by name, counts for the rest. */
export const Obligations = z.object({
  runningTimer: z.object({ startedAt: Instant, project: z.string().nullable() }).nullable(),
  projectsLed: z.array(z.object({ id: Id, number: z.string(), name: z.string() })),
  headOf: z.array(z.object({ id: Id, name: z.string() })),
  deputyOf: z.array(z.object({ id: Id, name: z.string() })),
  supervised: z.array(PersonRef),
  counts: z.object({
    reminders: z.int(),
    draftInvoices: z.int(),
    memberships: z.int(),
    draftTimeEntries: z.int(),
    submittedWeeks: z.int(),
    documents: z.int(),
    dashboards: z.int(),
    apiTokens: z.int(),
    sessions: z.int(),
  }),
})
export type Obligations = z.output<typeof Obligations>

/** Who takes over what; what is left out stays where it is. */
export const HandOver = z.strictObject({
  projectsToId: Id.nullable().optional(),
  departmentsToId: Id.nullable().optional(),
  supervisedToId: Id.nullable().optional(),
  remindersToId: Id.nullable().optional(),
  draftInvoicesToId: Id.nullable().optional(),
  documentsToId: Id.nullable().optional(),
})
export type HandOver = z.output<typeof HandOver>

/** How many of each changed hands. */
export const HandedOver = z.object({
  projects: z.int(), departments: z.int(), supervised: z.int(), reminders: z.int(), draftInvoices: z.int(),
  documents: z.int(),
})
export type HandedOver = z.output<typeof HandedOver>

/** Without a day the person leaves at once: their last day was yesterday, so access ends now. */
export const EmployeeDeactivation = z.strictObject({ lastDayOn: Day.optional(), handOver: HandOver.optional(), version: Version })
export type EmployeeDeactivation = z.output<typeof EmployeeDeactivation>
