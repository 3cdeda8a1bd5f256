import { describe, expect, it } from 'vitest'
import { changeTimer, createTimeEntry, discardTimer, getTimer, startTimer, stopTimer, submitWeek } from '#server/domain/time-tracking'
import { newWorld } from '../../support/world'
import { givenProject, span, winter } from './given'

const world = await newWorld()
const at = (time: string) => ({ now: () => winter(time) })

describe('the timer', () => {
  it('runs until it is stopped and books what it measured', async () => {
    const project = await givenProject(world, { hourlyRate: '100' })
    await world.run('employee', ctx => startTimer(ctx, { projectId: project.id, note: 'Entwurf' }), at('2026-11-16T08:00'))
    const running = await world.run('employee', ctx => getTimer(ctx), at('2026-11-16T08:30'))
    expect(running.entry).toMatchObject({ status: 'RUNNING', note: 'Entwurf', billable: true, netMinutes: 0, endedAt: null })

    const entry = await world.run('employee', ctx => stopTimer(ctx, {}), at('2026-11-16T09:45'))
    expect(entry).toMatchObject({ status: 'DRAFT', netMinutes: 105, editable: true })
    expect((await world.run('employee', ctx => getTimer(ctx))).entry).toBeNull()
  })

  it('books the first when a second one is started, without gap or overlap', async () => {
    await world.run('employee', ctx => startTimer(ctx, { note: 'eins' }), at('2026-11-17T08:00'))
    const { entry, stopped } = await world.run('employee', ctx => startTimer(ctx, { note: 'zwei' }), at('2026-11-17T09:00'))
    expect(stopped).toMatchObject({ note: 'eins', netMinutes: 60, status: 'DRAFT' })
    expect(entry.startedAt).toEqual(stopped?.endedAt)
    await world.run('employee', ctx => discardTimer(ctx))
  })

  it('never runs twice, however often it is started at once', async () => {
    await Promise.allSettled(Array.from({ length: 6 }, () => world.run('employee', ctx => startTimer(ctx, {}), at('2026-11-18T08:00'))))
    const [row] = await world.sql<{ count: string }>('SELECT count(*) FROM "TimeEntry" WHERE "endedAt" IS NULL')
    expect(row?.count).toBe('1')
    await world.run('employee', ctx => discardTimer(ctx))
    await expect(world.run('employee', ctx => stopTimer(ctx, {}))).rejects.toMatchObject({ code: 'timer.not-running' })
  })

  it('keeps at least a minute, and can be dated back', async () => {
    await world.run('lead', ctx => startTimer(ctx, {}), at('2026-11-16T08:00'))
    expect((await world.run('lead', ctx => stopTimer(ctx, {}), at('2026-11-16T08:00'))).netMinutes).toBe(1)
    await world.run('lead', ctx => startTimer(ctx, {}), at('2026-11-16T10:00'))
    await world.run('lead', ctx => changeTimer(ctx, { startedAt: winter('2026-11-16T09:00'), note: 'früher' }), at('2026-11-16T10:05'))
    await expect(world.run('lead', ctx => changeTimer(ctx, { startedAt: winter('2026-11-16T08:00') }), at('2026-11-16T10:05')))
      .rejects.toMatchObject({ code: 'time-entry.overlaps' })
    expect(await world.run('lead', ctx => stopTimer(ctx, {}), at('2026-11-16T10:30'))).toMatchObject({ netMinutes: 90, note: 'früher' })
  })

  it('that was forgotten wants to know when the work ended', async () => {
    await world.run('manager', ctx => startTimer(ctx, {}), at('2026-11-12T17:00'))
    await expect(world.run('manager', ctx => stopTimer(ctx, {}), at('2026-11-16T08:00'))).rejects.toMatchObject({ code: 'time-entry.too-long' })
    const entry = await world.run('manager', ctx => stopTimer(ctx, { endedAt: winter('2026-11-12T18:30') }), at('2026-11-16T08:00'))
    expect(entry.netMinutes).toBe(90)
  })

  it('blocks later time and the handing in of its week while it runs', async () => {
    await world.run('accountant', ctx => startTimer(ctx, {}), at('2026-11-19T08:00'))
    await expect(world.run('accountant', ctx => createTimeEntry(ctx, { ...span('2026-11-19', '09:00', '10:00'), projectId: null }), at('2026-11-19T12:00')))
      .rejects.toMatchObject({ code: 'time-entry.overlaps' })
    await expect(world.run('accountant', ctx => submitWeek(ctx, { weekStartsOn: new Date('2026-11-16') }), at('2026-11-19T12:00')))
      .rejects.toMatchObject({ code: 'timesheet.timer-running' })
  })
})
