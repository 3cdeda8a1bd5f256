import { z } from 'zod'
import { RECORD_TYPES } from '../record-kinds'
import { Id } from './primitives'

/** Points at one record of any kind. */
export const RecordRef = z.strictObject({ type: z.enum(RECORD_TYPES), id: Id })
export type RecordRef = z.output<typeof RecordRef>

/** A record as others show it: what it is called and where it opens. */
export const FoundRecord = z.object({
  type: z.enum(RECORD_TYPES),
  id: Id,
  label: z.string(),
  description: z.string().nullable(),
  path: z.string(),
})
export type FoundRecord = z.output<typeof FoundRecord>
