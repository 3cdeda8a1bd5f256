import { addDays, dayText, instantInZone, mondayOf } from '#shared/calendar-day'
import { elapsedMinutes } from '#shared/time-span'
import type { Context } from '#server/platform/context'
import type { Prisma } from '#server/generated/prisma/client'
import type { DemoBase } from './fill-base'
import type { DemoEmployee } from './fill-people'
import type { DemoProject } from './fill-projects'
import type { Random } from './random'

const FIXED_HOLIDAYS = new Set(['01-01', '05-01', '10-03', '10-31', '12-24', '12-25', '12-26', '12-31'])

interface Week {
  monday: Date
  state: 'APPROVED' | 'SUBMITTED' | 'OPEN'
}

export interface TimeFill {
  base: DemoBase
  today: Date
  zone: string
  /** Runs one step in its own transaction: eighteen months do not fit into one. */
  inStep: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>
}

/** The history of booked time up to yesterday, so that today can be booked by whoever tries it: approved up to two weeks ago, last week handed in by most, this week open. */
export async function fillTime(random: Random, fill: TimeFill): Promise<number> {
  let entries = 0
  const thisWeek = mondayOf(fill.today)
  for (let monday = mondayOf(addDays(fill.today, -fill.base.company.historyDays)); monday <= thisWeek; monday = addDays(monday, 7)) {
    const rows = fill.base.employees.flatMap(employee => weekOf(random, fill, { employee, monday }))
    entries += rows.reduce((sum, row) => sum + row.entries.length, 0)
    await fill.inStep(async (ctx) => {
      await ctx.db.timesheet.createMany({ data: rows.flatMap(row => row.sheet ?? []) })
      await ctx.db.timeEntry.createMany({ data: rows.flatMap(row => row.entries) })
    })
  }
  return entries
}

function weekOf(random: Random, fill: TimeFill, { employee, monday }: { employee: DemoEmployee, monday: Date }) {
  const week: Week = { monday, state: stateOf(random, fill.today, monday) }
  const away = random.chance(0.1)
  const timesheetId = week.state === 'OPEN' || away ? null : random.uuid()
  const days = employee.weeklyHours >= 30 ? 5 : 3
  const entries = away
    ? []
    : Array.from({ length: days }, (_, offset) => addDays(monday, offset))
        .filter(day => day < fill.today && !FIXED_HOLIDAYS.has(dayText(day).slice(5)))
        .flatMap(day => dayOfWork(random, fill, { employee, day, minutes: (employee.weeklyHours * 60) / days, timesheetId, week }))
  return { entries, sheet: timesheetId && entries.length ? [sheetOf(fill, { employee, week, entries, timesheetId })] : null }
}

function stateOf(random: Random, today: Date, monday: Date): Week['state'] {
  const weeksAgo = Math.round((mondayOf(today).getTime() - monday.getTime()) / 604_800_000)
  if (weeksAgo >= 3) return 'APPROVED'
  if (weeksAgo === 0) return 'OPEN'
  if (weeksAgo === 2) return random.chance(0.85) ? 'APPROVED' : 'SUBMITTED'
  return random.chance(0.7) ? 'SUBMITTED' : 'OPEN'
}

interface Sheet {
  employee: DemoEmployee
  week: Week
  entries: Prisma.TimeEntryCreateManyInput[]
  timesheetId: string
}

function sheetOf({ base, zone }: TimeFill, { employee, week, entries, timesheetId }: Sheet): Prisma.TimesheetCreateManyInput {
  const approved = week.state === 'APPROVED'
  const manager = base.employees.find(employee => employee.name === base.company.boss)?.id ?? null
  return {
    id: timesheetId, employeeId: employee.id, weekStartsOn: week.monday, status: approved ? 'APPROVED' : 'SUBMITTED',
    netMinutes: entries.reduce((sum, entry) => sum + (entry.netMinutes ?? 0), 0),
    submittedAt: instantInZone(addDays(week.monday, 4), '17:10', zone),
    decidedById: approved ? manager : null, decidedAt: approved ? instantInZone(addDays(week.monday, 7), '09:20', zone) : null,
  }
}

interface WorkDay {
  employee: DemoEmployee
  day: Date
  minutes: number
  timesheetId: string | null
  week: Week
}

/** A day in two or three pieces with a lunch break between them. */
function dayOfWork(random: Random, fill: TimeFill, work: WorkDay): Prisma.TimeEntryCreateManyInput[] {
  const pieces = random.int(2, 3)
  const total = Math.round((work.minutes * (0.9 + random.next() * 0.2)) / 15) * 15
  let at = instantInZone(work.day, `0${random.int(7, 9)}:${random.pick(['00', '15', '30', '45'])}`, fill.zone)
  return Array.from({ length: pieces }, (_, index) => {
    const minutes = Math.max(30, Math.round(total / pieces / 15) * 15)
    const endedAt = new Date(at.getTime() + minutes * 60_000)
    const entry = entryOf(random, fill, { ...work, startedAt: at, endedAt })
    at = new Date(endedAt.getTime() + (index === 0 ? 45 : 15) * 60_000)
    return entry
  })
}

function entryOf(random: Random, { base }: TimeFill, work: WorkDay & { startedAt: Date, endedAt: Date }): Prisma.TimeEntryCreateManyInput {
  const project = projectFor(random, base, work)
  const billed = project?.billing === 'TIME'
  const activity = random.pick(base.activities.filter(candidate => candidate.billable === billed))
  return {
    id: random.uuid(), employeeId: work.employee.id, projectId: project?.id ?? null, activityId: activity.id,
    startedAt: work.startedAt, endedAt: work.endedAt, workedOn: work.day, netMinutes: elapsedMinutes(work.startedAt, work.endedAt),
    note: random.pick(base.company.notes[activity.name] ?? ['Arbeit am Projekt']), billable: billed, hourlyRate: project?.rate ?? null,
    costRate: work.employee.costRate, status: work.week.state === 'OPEN' ? 'DRAFT' : work.week.state, timesheetId: work.timesheetId,
  }
}

function projectFor(random: Random, base: DemoBase, { employee, day }: WorkDay): DemoProject | null {
  const customers = random.chance(employee.billableShare)
  const runs = (project: DemoProject) => project.startsOn <= day && (!project.endsOn || project.endsOn >= day)
  const open = base.projects.filter(project => project.members.includes(employee.id) && runs(project))
  const fitting = open.filter(project => (project.billing === 'INTERNAL') !== customers)
  return fitting.length ? random.pick(fitting) : null
}
