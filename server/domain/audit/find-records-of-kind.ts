import type { FoundRecord } from '#shared/contracts/records'
import type { RecordType } from '#shared/record-kinds'
import type { Context } from '#server/platform/context'
import { findRecords } from '#server/platform/records'

/** What the records of one kind are called, as far as the actor may see them; for pages that hold bare ids. */
export async function findRecordsOfKind(ctx: Context, { type, ids }: { type: RecordType, ids: readonly string[] }): Promise<FoundRecord[]> {
  return [...(await findRecords(ctx, ids.map(id => ({ type, id })))).values()]
}
