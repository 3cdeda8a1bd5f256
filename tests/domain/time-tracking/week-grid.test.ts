import { beforeAll, describe, expect, it } from 'vitest'
import { createTimeEntry, getWeek, setWeekCell, startTimer, submitWeek } from '#server/domain/time-tracking'
import { dayOf } from '#shared/calendar-day'
import { newWorld } from '../../support/world'
import { givenProject, span, winter } from './given'

const world = await newWorld()
const now = () => winter('2026-11-20T18:00')
let projectId: string
beforeAll(async () => {
  projectId = (await givenProject(world)).id
})

type Cell = [minutes: number, expected: number, project?: string | null]

function cell(workedOn: string, ...[minutes, expectedMinutes, project = projectId]: Cell) {
  return world.run('employee', ctx => setWeekCell(ctx, {
    workedOn: dayOf(workedOn), projectId: project, activityId: null, minutes, expectedMinutes,
  }), { now })
}

describe('the week grid', () => {
  it('books time of which only the amount is known from nine o\'clock on', async () => {
    const week = await cell('2026-11-03', 90, 0)
    expect(week.entries).toHaveLength(1)
    expect(week.entries[0]).toMatchObject({ startedAt: winter('2026-11-03T09:00'), endedAt: winter('2026-11-03T10:30'), netMinutes: 90, billable: true })
    expect(week).toMatchObject({ weekStartsOn: dayOf('2026-11-02'), netMinutes: 90, targetMinutes: 2400, editable: true, timesheet: null })
  })

  it('lengthens and shortens what is there, and removes what comes to nothing', async () => {
    expect((await cell('2026-11-03', 120, 90)).entries.map(entry => entry.netMinutes)).toEqual([120])
    expect((await cell('2026-11-03', 45, 120)).entries[0]).toMatchObject({ endedAt: winter('2026-11-03T09:45') })
    expect((await cell('2026-11-03', 0, 45)).entries).toEqual([])
  })

  it('puts more time into a free slot when something else follows', async () => {
    await cell('2026-11-04', 60, 0)
    await cell('2026-11-04', 60, 0, null)
    const week = await cell('2026-11-04', 120, 60)
    expect(week.entries.map(entry => [entry.project?.id ?? null, entry.startedAt])).toEqual([
      [projectId, winter('2026-11-04T09:00')], [null, winter('2026-11-04T10:00')], [projectId, winter('2026-11-04T11:00')],
    ])
  })

  it('goes before nine when the day is taken from there on, and refuses when it is full', async () => {
    await world.run('employee', ctx => createTimeEntry(ctx, {
      ...span('2026-11-05', '08:30', '23:59'), endedAt: winter('2026-11-06T00:00'), projectId: null,
    }), { now })
    const [first] = (await cell('2026-11-05', 60, 0)).entries.filter(entry => entry.workedOn.getTime() === dayOf('2026-11-05').getTime())
    expect(first).toMatchObject({ startedAt: winter('2026-11-05T00:00'), project: { id: projectId } })
    await expect(cell('2026-11-05', 600, 60)).rejects.toMatchObject({ code: 'time-entry.no-free-slot' })
  })

  it('keeps the break inside an entry', async () => {
    await world.run('employee', ctx => createTimeEntry(ctx, { ...span('2026-11-06', '08:00', '12:30', 30), projectId }), { now })
    const week = await cell('2026-11-06', 180, 240)
    expect(week.entries.find(entry => entry.workedOn.getTime() === dayOf('2026-11-06').getTime()))
      .toMatchObject({ netMinutes: 180, breakMinutes: 30, endedAt: winter('2026-11-06T11:30') })
  })

  it('does not overwrite what another device has entered meanwhile', async () => {
    await expect(cell('2026-11-06', 60, 0)).rejects.toMatchObject({ code: 'record.changed' })
  })

  it('leaves a running timer alone', async () => {
    await world.run('lead', ctx => startTimer(ctx, {}), { now: () => winter('2026-11-20T08:00') })
    const week = await world.run('lead', ctx => setWeekCell(ctx, {
      workedOn: dayOf('2026-11-20'), projectId: null, activityId: null, minutes: 120, expectedMinutes: 0,
    }), { now })
    expect(week.entries.map(entry => [entry.status, entry.startedAt])).toEqual([
      ['DRAFT', winter('2026-11-20T00:00')], ['RUNNING', winter('2026-11-20T08:00')],
    ])
  })

  it('stays within the hours a day has when clocks change', async () => {
    const day = (text: string) => world.run('manager', ctx => setWeekCell(ctx, {
      workedOn: dayOf(text), projectId: null, activityId: null, minutes: 1440, expectedMinutes: 0,
    }), { now })
    await expect(day('2026-03-29')).rejects.toMatchObject({ code: 'time-entry.no-free-slot' })
    expect((await day('2026-10-25')).netMinutes).toBe(1440)
  })

  it('is shut once the week is handed in', async () => {
    await world.run('employee', ctx => submitWeek(ctx, { weekStartsOn: dayOf('2026-11-04') }), { now })
    await expect(cell('2026-11-02', 60, 0)).rejects.toMatchObject({ code: 'timesheet.locked' })
    await expect(cell('2026-11-06', 0, 180)).rejects.toMatchObject({ code: 'time-entry.locked' })
    expect(await world.run('employee', ctx => getWeek(ctx, { weekStartsOn: dayOf('2026-11-04') }))).toMatchObject({ editable: false, timesheet: { status: 'SUBMITTED' } })
  })
})

describe('a week', () => {
  it('carries hints, also for the rest since the Sunday before', async () => {
    await world.run('accountant', ctx => createTimeEntry(ctx, { ...span('2026-11-08', '18:00', '23:00'), projectId: null }), { now })
    await world.run('accountant', ctx => createTimeEntry(ctx, { ...span('2026-11-09', '08:00', '16:00'), projectId: null }), { now })
    const week = await world.run('accountant', ctx => getWeek(ctx, { weekStartsOn: dayOf('2026-11-11') }))
    expect(week.entries).toHaveLength(1)
    expect(week.days[0]).toMatchObject({ netMinutes: 480, hints: [
      { code: 'break-missing', actualMinutes: 0, requiredMinutes: 30 }, { code: 'rest-too-short', actualMinutes: 540, requiredMinutes: 660 },
    ] })
  })

  it('of somebody out of reach is not found', async () => {
    const other = world.companies.A.employees.manager
    await expect(world.run('employee', ctx => getWeek(ctx, { employeeId: other }))).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(world.run('lead', ctx => getWeek(ctx, { employeeId: other }))).rejects.toMatchObject({ code: 'record.not-found' })
  })
})
