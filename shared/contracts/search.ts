import { z } from 'zod'
import { RECORD_TYPES, type RecordType } from '../record-kinds'
import { FoundRecord, RecordRef } from './records'
import { line } from './primitives'
import { MOST_FOUND } from '../choices/search'

/** Without kinds every kind that the caller may see; separated by commas. */
export const SearchQuery = z.strictObject({
  q: line(100, 1),
  kinds: z.string().max(200).transform(kinds => kinds.split(',') as RecordType[]).pipe(z.array(z.enum(RECORD_TYPES)).min(1)).optional(),
  page: z.coerce.number().int().min(1).max(MOST_FOUND).default(1),
  limit: z.coerce.number().int().min(1).max(50).default(12),
})
export type SearchQuery = z.output<typeof SearchQuery>

/** A piece of text; what the search hit is marked. */
export const TextPiece = z.object({ text: z.string(), hit: z.boolean() })
export type TextPiece = z.output<typeof TextPiece>

export const SearchHit = FoundRecord.extend({
  title: z.array(TextPiece),
  /** The place in the text of the record that was found; null when it was its title. */
  fragment: z.array(TextPiece).nullable(),
})
export type SearchHit = z.output<typeof SearchHit>

/** Best first; `total` stops at `MOST_FOUND`. */
export const SearchAnswer = z.object({ items: z.array(SearchHit), total: z.int() })
export type SearchAnswer = z.output<typeof SearchAnswer>

export const RecentRecordCreate = RecordRef

/** What the caller opened last, newest first, as far as it is still there and visible. */
export const RecentRecords = z.object({ items: z.array(FoundRecord) })

export const RecordLookup = RecordRef
