import { addDays, dayOf, instantInZone, startOfDay } from '#shared/calendar-day'
import type { ImportOutcome } from '#shared/contracts/imports'
import { TimeEntryChange, TimeEntryCreate } from '#shared/contracts/time-tracking'
import { changeTimeEntry, createTimeEntry, findFreeSlot } from '#server/domain/time-tracking'
import type { Context } from '#server/platform/context'
import { required } from '#server/platform/errors'
import { differing, parsed, refusedField, textOf, type Importer, type RowWork, type Values } from '../importer'
import { activityNamed, employeeNamed, projectNamed } from '../references'

/** Work without a time of day is lined up from here on. */
const DAY_BEGINS = '09:00'
const stored = {
  id: true, projectId: true, activityId: true, endedAt: true, breakMinutes: true, note: true, billable: true, version: true,
} as const

interface Work {
  employeeId: string
  projectId: string | null
  activityId: string | null
  minutes: number | null
}

async function workOf(ctx: Context, values: Values): Promise<Work> {
  const [person, project, activity] = ['employee', 'project', 'activity'].map(field => textOf(values, field))
  return {
    employeeId: person ? await employeeNamed(ctx, person, 'employee') : required(ctx.actor.employeeId),
    projectId: project ? await projectNamed(ctx, project) : null,
    activityId: activity ? await activityNamed(ctx, activity) : null,
    minutes: typeof values.minutes === 'number' ? values.minutes : null,
  }
}

/** Start and end of a row; an end before the start is on the next day. Null without a time of day. */
function spanOf(ctx: Context, values: Values, minutes: number | null): { startedAt: Date, endedAt: Date } | null {
  const { zone } = ctx.actor.tenant
  const [start, end] = [textOf(values, 'start'), textOf(values, 'end')]
  if (!start) return null
  const day = dayOf(textOf(values, 'day'))
  const startedAt = instantInZone(day, start, zone)
  const pause = Number(values.breakMinutes ?? 0)
  if (end) return { startedAt, endedAt: instantInZone(end <= start ? addDays(day, 1) : day, end, zone) }
  if (minutes === null) throw refusedField('end', 'field.required')
  return { startedAt, endedAt: new Date(startedAt.getTime() + (minutes + pause) * 60_000) }
}

/** A free place on the day for work of which only the duration is known. Throws `time-entry.no-free-slot`. */
async function freeSpan(ctx: Context, values: Values, { employeeId, minutes }: Work): Promise<{ startedAt: Date, endedAt: Date }> {
  if (!minutes) throw refusedField('minutes', 'field.required')
  const { zone } = ctx.actor.tenant
  const day = dayOf(textOf(values, 'day'))
  const [from, to] = [startOfDay(day, zone), startOfDay(addDays(day, 1), zone)]
  const taken = await ctx.db.timeEntry.findMany({
    where: { employeeId, startedAt: { lt: to }, OR: [{ endedAt: null }, { endedAt: { gt: from } }] },
    select: { startedAt: true, endedAt: true }, take: 200,
  })
  const startedAt = findFreeSlot({ minutes, from, to, preferred: instantInZone(day, DAY_BEGINS, zone), taken })
  if (!startedAt) throw refusedField('minutes', 'time-entry.no-free-slot')
  return { startedAt, endedAt: new Date(startedAt.getTime() + minutes * 60_000) }
}

/** Work without a time of day that was there before the file came is the same work: the file is imported again. */
async function sameDuration(ctx: Context, { values, uploadedAt }: RowWork, work: Work): Promise<boolean> {
  const same = await ctx.db.timeEntry.count({
    where: {
      employeeId: work.employeeId, workedOn: dayOf(textOf(values, 'day')), projectId: work.projectId, activityId: work.activityId,
      note: textOf(values, 'note') || null, netMinutes: work.minutes ?? 0, createdAt: { lt: uploadedAt },
    },
  })
  return same > 0
}

function inputOf(values: Values, work: Work) {
  return {
    projectId: work.projectId,
    activityId: work.activityId,
    ...'breakMinutes' in values ? { breakMinutes: values.breakMinutes } : {},
    ...'note' in values ? { note: values.note } : {},
    ...'billable' in values ? { billable: values.billable } : {},
  }
}

/** Finished work of the acting person, or of others where the actor may book for them; recognised by person and start. */
export const timeEntries: Importer = {
  async write(ctx, work) {
    const { values, options } = work
    if (!textOf(values, 'day')) throw refusedField('day', 'field.required')
    const found = await workOf(ctx, values)
    const given = spanOf(ctx, values, found.minutes)
    if (!given && await sameDuration(ctx, work, found)) return 'unchanged'
    const span = given ?? await freeSpan(ctx, values, found)
    const row = given && options.key
      ? await ctx.db.timeEntry.findFirst({ where: { employeeId: found.employeeId, startedAt: span.startedAt }, select: stored })
      : null
    const wire = { ...inputOf(values, found), endedAt: span.endedAt.toISOString() }
    if (row) return change(ctx, { row, wire, skip: work.onExisting === 'skip' })
    const startedAt = span.startedAt.toISOString()
    await createTimeEntry(ctx, parsed(TimeEntryCreate, { ...wire, startedAt, employeeId: found.employeeId }))
    return 'created'
  },
}

interface Known {
  row: { id: string, version: number }
  wire: object
  skip: boolean
}

async function change(ctx: Context, { row, wire, skip }: Known): Promise<ImportOutcome> {
  if (skip) return 'skipped'
  const { version, ...wanted } = parsed(TimeEntryChange, { ...wire, version: row.version })
  const changes = differing(wanted, { ...row })
  if (Object.keys(changes).length === 0) return 'unchanged'
  await changeTimeEntry(ctx, { id: row.id, version, ...changes })
  return 'updated'
}
