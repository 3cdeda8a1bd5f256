import type { Context } from '#server/platform/context'
import { recheckStreams } from '#server/platform/recheck-streams'
import { endAccessOf } from '#server/domain/identity'
import { removePushDevicesOf } from '#server/domain/notifications'
import { endCalendarFeedsOf } from '#server/domain/reminders'
import { stopTimerOf } from '#server/domain/time-tracking'

/** Ends what somebody who has left could still act or look with; records stay. */
export async function endAccess(ctx: Context, employeeId: string): Promise<void> {
  await stopTimerOf(ctx, employeeId)
  await endAccessOf(ctx, employeeId)
  await endCalendarFeedsOf(ctx, employeeId)
  await removePushDevicesOf(ctx, employeeId)
  await recheckStreams(ctx)
}
