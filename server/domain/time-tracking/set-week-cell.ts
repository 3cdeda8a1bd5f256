import type { Context } from '#server/platform/context'
import { Problem } from '#server/platform/errors'
import { addDays, instantInZone, mondayOf, startOfDay } from '#shared/calendar-day'
import type { Week, WeekCellChange } from '#shared/contracts/time-tracking'
import { assertOpen } from './changed-entry'
import { findFreeSlot, isFree } from './free-slot'
import { getWeek } from './get-week'
import { lockWeek } from './lock-week'
import { resolveBooking } from './resolve-booking'
import { isOpen } from './time-entry-fields'
import { writableEmployee } from './time-entry-policy'

/** Where the grid puts time of which only the amount is known. */
const USUAL_START = '09:00'

const dayFields = {
  id: true, projectId: true, activityId: true, startedAt: true, endedAt: true, workedOn: true, breakMinutes: true, netMinutes: true,
  status: true, invoiceLineId: true,
} as const

type DayEntry = Awaited<ReturnType<typeof entriesNear>>[number]
type Finished = DayEntry & { endedAt: Date }

interface Cell extends WeekCellChange {
  employeeId: string
  entries: Finished[]
  /** Everything of the employee around the day, whatever its project. */
  taken: readonly DayEntry[]
}

/**
 * Makes the entries of one project and activity on one day add up to the minutes: lengthens, shortens or removes the
 * last ones, or books a new one at a free time of the day, so that nothing overlaps.
 */
export async function setWeekCell(ctx: Context, input: WeekCellChange): Promise<Week> {
  const employeeId = await writableEmployee(ctx, input.employeeId)
  await lockWeek(ctx, employeeId, { monday: mondayOf(input.workedOn), alone: true })
  const taken = await entriesNear(ctx, employeeId, input.workedOn)
  const entries = taken.filter((entry): entry is Finished => entry.endedAt !== null
    && entry.workedOn.getTime() === input.workedOn.getTime()
    && entry.projectId === input.projectId && entry.activityId === input.activityId)
  const before = entries.reduce((total, entry) => total + entry.netMinutes, 0)
  if (before !== input.expectedMinutes) throw new Problem('record.changed')

  const cell: Cell = { ...input, employeeId, entries, taken }
  if (input.minutes > before) await grow(ctx, cell, input.minutes - before)
  if (input.minutes < before) await shrink(ctx, cell, before - input.minutes)
  return getWeek(ctx, { employeeId, weekStartsOn: input.workedOn })
}

function entriesNear(ctx: Context, employeeId: string, day: Date) {
  return ctx.db.timeEntry.findMany({
    where: { employeeId, OR: [{ workedOn: { gte: addDays(day, -1), lte: addDays(day, 1) } }, { endedAt: null }] },
    orderBy: { startedAt: 'asc' },
    select: dayFields,
  })
}

async function grow(ctx: Context, cell: Cell, minutes: number): Promise<void> {
  const { zone } = ctx.actor.tenant
  const dayEnd = startOfDay(addDays(cell.workedOn, 1), zone)
  const last = cell.entries.at(-1)
  const longer = last && new Date(last.endedAt.getTime() + minutes * 60_000)
  const others = cell.taken.filter(entry => entry.id !== last?.id)
  if (last && longer && isOpen(last) && longer <= dayEnd && isFree(last.endedAt, longer, others)) {
    await resize(ctx, last, last.netMinutes + minutes)
    return
  }
  await bookAnew(ctx, cell, { minutes, dayEnd })
}

async function bookAnew(ctx: Context, cell: Cell, { minutes, dayEnd }: { minutes: number, dayEnd: Date }): Promise<void> {
  const { zone } = ctx.actor.tenant
  const startedAt = findFreeSlot({
    minutes, taken: cell.taken, to: dayEnd,
    from: startOfDay(cell.workedOn, zone), preferred: instantInZone(cell.workedOn, USUAL_START, zone),
  })
  if (!startedAt) throw new Problem('time-entry.no-free-slot')
  const work = { employeeId: cell.employeeId, projectId: cell.projectId, activityId: cell.activityId, breakMinutes: 0 }
  const span = { startedAt, endedAt: new Date(startedAt.getTime() + minutes * 60_000) }
  const values = await resolveBooking(ctx, { ...work, ...span }, { lockHeld: true })
  await ctx.db.timeEntry.create({ data: { ...work, ...span, ...values }, select: { id: true } })
}

async function shrink(ctx: Context, cell: Cell, minutes: number): Promise<void> {
  let left = minutes
  for (const entry of cell.entries.toReversed()) {
    if (left === 0) return
    assertOpen(entry)
    if (entry.netMinutes <= left) await ctx.db.timeEntry.deleteMany({ where: { id: entry.id } })
    else await resize(ctx, entry, entry.netMinutes - left)
    left -= Math.min(left, entry.netMinutes)
  }
}

/** Moves the end so that the entry nets to the minutes; the break inside stays. */
async function resize(ctx: Context, entry: Finished, minutes: number): Promise<void> {
  const endedAt = new Date(entry.startedAt.getTime() + (minutes + entry.breakMinutes) * 60_000)
  await ctx.db.timeEntry.updateMany({
    where: { id: entry.id },
    data: { endedAt, netMinutes: minutes, version: { increment: 1 } },
  })
}
