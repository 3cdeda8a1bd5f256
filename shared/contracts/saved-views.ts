import { z } from 'zod'
import { Flag, Id, line, Version } from './primitives'

/** Lists that can be kept under a name. */
export const VIEW_AREAS = ['documents', 'customers', 'projects', 'invoices', 'payments', 'time-entries', 'employees', 'reminders'] as const

export const SavedView = z.object({
  id: Id,
  area: z.enum(VIEW_AREAS),
  name: z.string(),
  /** Query parameters of the page. */
  query: z.record(z.string(), z.string()),
  shared: z.boolean(),
  mine: z.boolean(),
  ownerName: z.string(),
  version: Version,
})
export type SavedView = z.output<typeof SavedView>
export const SavedViewList = z.object({ items: z.array(SavedView) })
export const SavedViewQuery = z.strictObject({ area: z.enum(VIEW_AREAS).optional(), shared: Flag.optional() })

const query = z.record(line(40, 1), line(200)).refine(value => Object.keys(value).length <= 30)
export const SavedViewCreate = z.strictObject({ area: z.enum(VIEW_AREAS), name: line(60, 1), query, shared: z.boolean().default(false) })
export type SavedViewCreate = z.output<typeof SavedViewCreate>
export const SavedViewChange = z.strictObject({ name: line(60, 1), query, shared: z.boolean() }).partial().extend({ version: Version })
export type SavedViewChange = z.output<typeof SavedViewChange>
