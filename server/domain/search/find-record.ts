import type { FoundRecord, RecordRef } from '#shared/contracts/records'
import type { Context } from '#server/platform/context'
import { requireRecord } from '#server/platform/records'

/** What a record is called and where it opens. Throws `record.not-found` for those the actor may not see. */
export function findRecord(ctx: Context, ref: RecordRef): Promise<FoundRecord> {
  return requireRecord(ctx, ref)
}
