import type { Context } from '#server/platform/context'
import { dayText } from '#shared/calendar-day'
import type { Holiday, HolidayQuery } from '#shared/contracts/holidays'
import type { FederalState } from '#shared/federal-states'
import { publicHolidays } from './public-holidays'
import { readSetting } from './read-setting'

/** A day off. */
export interface DayOff {
  /** UTC midnight. */
  day: Date
  name: string
  halfDay: boolean
  /** Only this company has it. */
  isCompany: boolean
}

interface Span {
  from: Date
  to: Date
  /** Without it (or null) the company's. */
  federalState?: string | null
}

const fields = { id: true, day: true, name: true, federalState: true, halfDay: true, works: true, version: true } as const

/**
 * Days off between two days (UTC midnights, both included): public holidays of the state, without those the company works on, and
 * the company's own days. At most two statements.
 */
export async function holidaysOf(ctx: Context, span: Span): Promise<DayOff[]> {
  const calendar = await calendarOf(ctx, span)
  return calendar.items.filter(holiday => !holiday.worked)
    .map(({ day, name, halfDay, own }) => ({ day, name, halfDay, isCompany: own !== null }))
}

/** All holidays of a year with the company's own entries, also the ones it works on. */
export async function listHolidays(ctx: Context, { year, federalState }: HolidayQuery) {
  return calendarOf(ctx, { from: new Date(Date.UTC(year, 0, 1)), to: new Date(Date.UTC(year, 11, 31)), federalState })
}

async function calendarOf(ctx: Context, { from, to, federalState }: Span): Promise<{ items: Holiday[], federalState: FederalState }> {
  const state = (federalState ?? await readSetting(ctx, 'company.federal-state')) as FederalState
  const rows = await ctx.db.companyHoliday.findMany({
    where: { day: { gte: from, lte: to }, OR: [{ federalState: null }, { federalState: state }] }, select: fields, orderBy: { day: 'asc' },
  })
  const legal = await publicHolidays(state, { from, to }, ctx.actor.tenant.language === 'en' ? 'en' : 'de')
  const ofRow = ({ id, version, federalState, day, name, halfDay, works }: typeof rows[number]): Holiday => ({
    day, name, halfDay, worked: works, own: { id, version, federalState: federalState as FederalState | null },
  })
  const ownDays = new Set(rows.filter(row => row.works || !row.halfDay).map(row => dayText(row.day)))
  const byLaw = legal.filter(holiday => !ownDays.has(holiday.day)).map((holiday): Holiday => ({
    day: new Date(`${holiday.day}T00:00:00Z`), name: holiday.name, halfDay: false, worked: false, own: null,
  }))
  return { items: [...byLaw, ...rows.map(ofRow)].sort((a, b) => a.day.getTime() - b.day.getTime()), federalState: state }
}
