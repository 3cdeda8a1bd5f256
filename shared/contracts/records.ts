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

/** Which records of one kind; ids comma separated. */
export const RecordsOfKindQuery = RecordRef.pick({ type: true }).extend({
  ids: z.string().max(4000).transform(text => text.split(',')).pipe(z.array(Id).min(1).max(100)),
})

/** Those of the records that the actor may see. */
export const FoundRecords = z.array(FoundRecord)
