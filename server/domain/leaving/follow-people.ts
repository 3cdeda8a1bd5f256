import type { Context } from '#server/platform/context'
import { followWorkingTime } from '#server/domain/employees'
import { settleLeavers } from './settle-leavers'

/** What a new day brings for people without anybody clicking: working times that begin, last days that have passed. */
export async function followPeople(ctx: Context): Promise<void> {
  await followWorkingTime(ctx)
  await settleLeavers(ctx)
}
