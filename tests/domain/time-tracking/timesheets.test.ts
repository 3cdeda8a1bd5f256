import { describe, expect, it } from 'vitest'
import {
  approveWeek, changeTimeEntry, claimTimeForLine, correctTimeEntry, createTimeEntry, deleteTimeEntry, getTimeEntry, getTimesheet, getWeek,
  listBillableTime, listTimesheets, rejectWeek, releaseTimeOfLines, reopenWeek, submitWeek, withdrawWeek,
} from '#server/domain/time-tracking'
import type { RoleKey } from '../../support/world'
import { TimesheetListQuery } from '#shared/contracts/time-tracking'
import { addDays, dayOf, dayText } from '#shared/calendar-day'
import { newWorld } from '../../support/world'
import { givenProject, span, winter } from './given'

const world = await newWorld()
const now = () => winter('2026-11-20T18:00')
let nextMonday = dayOf('2025-11-03')

/** Time in a week of its own, handed in. */
async function handedIn(role: RoleKey = 'employee', project?: { id: string }) {
  const monday = nextMonday
  nextMonday = addDays(nextMonday, 7)
  const entry = await world.run(role, ctx => createTimeEntry(ctx, { ...span(dayText(monday), '09:00', '12:00'), projectId: project?.id ?? null }), { now })
  const sheet = await world.run(role, ctx => submitWeek(ctx, { weekStartsOn: monday }), { now })
  return { monday, entry, sheet }
}

async function approved(project?: { id: string }) {
  const week = await handedIn('employee', project)
  const sheet = await world.run('lead', ctx => approveWeek(ctx, { id: week.sheet.id, version: 1 }), { now })
  return { ...week, sheet }
}

async function line(project: { customerId: string }): Promise<string> {
  return world.runAsJob(async (ctx) => {
    const invoice = await ctx.db.invoice.create({
      data: { customerId: project.customerId, lines: { create: { position: 1, description: 'Arbeit', quantity: 3, unitPrice: 100, netAmount: 300 } } },
      select: { lines: { select: { id: true } } },
    })
    return invoice.lines[0]?.id ?? ''
  })
}

describe('handing in a week', () => {
  it('locks its time and tells the supervisor', async () => {
    const { entry, sheet } = await handedIn()
    expect(sheet).toMatchObject({ status: 'SUBMITTED', netMinutes: 180, mayDecide: false, mayWithdraw: true })
    const notes = await world.sql('SELECT event FROM "Notification" WHERE "recipientId" = $1', [world.companies.A.employees.lead])
    expect(notes).toContainEqual({ event: 'timesheet.submitted' })
    const seen = await world.run('employee', ctx => getTimeEntry(ctx, entry.id))
    expect(seen).toMatchObject({ status: 'SUBMITTED', editable: false })
    const change = { id: entry.id, version: seen.version, note: 'x' }
    await expect(world.run('employee', ctx => changeTimeEntry(ctx, change), { now })).rejects.toMatchObject({ code: 'time-entry.locked' })
    await expect(world.run('employee', ctx => deleteTimeEntry(ctx, { id: entry.id }))).rejects.toMatchObject({ code: 'time-entry.locked' })
  })

  it('needs something to hand in, once', async () => {
    await expect(world.run('employee', ctx => submitWeek(ctx, { weekStartsOn: dayOf('2024-01-01') }), { now })).rejects.toMatchObject({ code: 'timesheet.empty' })
    const { monday } = await handedIn()
    await expect(world.run('employee', ctx => submitWeek(ctx, { weekStartsOn: monday }), { now })).rejects.toMatchObject({ code: 'timesheet.locked' })
    await expect(world.run('employee', ctx => createTimeEntry(ctx, { ...span(dayText(monday), '14:00', '15:00'), projectId: null }), { now }))
      .rejects.toMatchObject({ code: 'timesheet.locked' })
  })

  it('can be taken back while nobody has decided', async () => {
    const { monday, entry, sheet } = await handedIn()
    await world.run('employee', ctx => withdrawWeek(ctx, { id: sheet.id, version: 1 }))
    expect(await world.run('employee', ctx => getWeek(ctx, { weekStartsOn: monday }))).toMatchObject({ timesheet: null, editable: true })
    expect(await world.run('employee', ctx => getTimeEntry(ctx, entry.id))).toMatchObject({ status: 'DRAFT', editable: true })
    const week = await approved()
    await expect(world.run('employee', ctx => withdrawWeek(ctx, { id: week.sheet.id, version: 2 }))).rejects.toMatchObject({ code: 'timesheet.not-submitted' })
  })

  it('and booking into it at the same moment never leave time outside the timesheet', async () => {
    for (let round = 0; round < 5; round++) {
      const monday = nextMonday
      nextMonday = addDays(nextMonday, 7)
      const input = (hour: string) => ({ ...span(dayText(monday), `${hour}:00`, `${hour}:30`), projectId: null })
      const book = (hour: string) => world.run('employee', ctx => createTimeEntry(ctx, input(hour)), { now })
      await book('08')
      await Promise.allSettled([book('09'), book('10'), world.run('employee', ctx => submitWeek(ctx, { weekStartsOn: monday }), { now }), book('11')])
      const week = await world.run('employee', ctx => getWeek(ctx, { weekStartsOn: monday }))
      expect(week.timesheet?.netMinutes).toBe(week.netMinutes)
      expect(week.entries.every(entry => entry.status === 'SUBMITTED')).toBe(true)
    }
  })
})

describe('deciding on a week', () => {
  it('approves it for billing and tells its owner', async () => {
    const { sheet, entry } = await approved()
    expect(sheet).toMatchObject({ status: 'APPROVED', mayWithdraw: false })
    expect(await world.run('employee', ctx => getTimeEntry(ctx, entry.id))).toMatchObject({ status: 'APPROVED', correctable: false })
    const notes = await world.sql('SELECT event FROM "Notification" WHERE "recipientId" = $1', [world.companies.A.employees.employee])
    expect(notes).toContainEqual({ event: 'timesheet.approved' })
    const detail = await world.run('employee', ctx => getTimesheet(ctx, sheet.id))
    expect(detail).toMatchObject({ decidedBy: 'lead Test', entries: [{ id: entry.id }], days: { length: 7 } })
  })

  it('sends it back with a reason; changed, it can be handed in again', async () => {
    const { monday, sheet, entry } = await handedIn()
    await world.run('lead', ctx => rejectWeek(ctx, { id: sheet.id, version: 1, reason: 'Projekt fehlt' }), { now })
    const back = await world.run('employee', ctx => getTimeEntry(ctx, entry.id))
    expect(back).toMatchObject({ status: 'REJECTED', rejectionReason: 'Projekt fehlt', editable: true })
    await world.run('employee', ctx => changeTimeEntry(ctx, { id: entry.id, version: back.version, note: 'nun gut' }), { now })
    const again = await world.run('employee', ctx => submitWeek(ctx, { weekStartsOn: monday }), { now })
    expect(again).toMatchObject({ id: sheet.id, status: 'SUBMITTED', reason: null, decidedAt: null })
    expect(await world.run('employee', ctx => getTimeEntry(ctx, entry.id))).toMatchObject({ status: 'SUBMITTED', rejectionReason: null })
  })

  it('is for the team only, never on one\'s own week, once', async () => {
    const { sheet } = await handedIn()
    const foreign = await handedIn('accountant')
    const own = await handedIn('lead')
    const approve = (role: RoleKey, id: string, version = 1) => world.run(role, ctx => approveWeek(ctx, { id, version }), { now })
    await expect(approve('employee', sheet.id)).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(approve('lead', foreign.sheet.id)).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(approve('lead', own.sheet.id)).rejects.toMatchObject({ code: 'timesheet.own-approval' })
    await expect(approve('lead', sheet.id, 7)).rejects.toMatchObject({ code: 'record.changed' })
    await approve('lead', sheet.id)
    await expect(approve('lead', sheet.id)).rejects.toMatchObject({ code: 'timesheet.not-submitted' })
    expect((await approve('manager', own.sheet.id)).status).toBe('APPROVED')
  })

  it('lists what waits for whom', async () => {
    const mine = await handedIn('lead')
    const team = await handedIn()
    const waiting = async (role: RoleKey) => {
      const { items } = await world.run(role, ctx => listTimesheets(ctx, TimesheetListQuery.parse({ waiting: 'true', limit: '100' })))
      expect(items.every(item => item.mayDecide && item.status === 'SUBMITTED')).toBe(true)
      return items.map(item => item.id)
    }
    expect(await waiting('lead')).toContain(team.sheet.id)
    expect(await waiting('lead')).not.toContain(mine.sheet.id)
    expect(await waiting('manager')).toEqual(expect.arrayContaining([mine.sheet.id, team.sheet.id]))
    expect(await waiting('employee')).toEqual([])
  })
})

describe('approved time', () => {
  it('is corrected by managers only, with a reason in the audit log', async () => {
    const { entry, sheet } = await approved()
    type Change = Partial<Parameters<typeof correctTimeEntry>[1]>
    const correct = (role: RoleKey, change: Change = {}) => world.run(role, ctx => correctTimeEntry(ctx, {
      id: entry.id, version: 3, reason: 'Pause vergessen', breakMinutes: 30, ...change,
    }), { now, action: 'time-entry.corrected' })
    await expect(correct('lead')).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(correct('manager', { startedAt: winter('2026-01-05T08:00'), endedAt: winter('2026-01-05T09:00') }))
      .rejects.toMatchObject({ code: 'time-entry.other-week' })
    expect(await correct('manager')).toMatchObject({ netMinutes: 150, status: 'APPROVED', correctable: true })
    expect((await world.run('employee', ctx => getTimesheet(ctx, sheet.id))).netMinutes).toBe(150)
    const log = await world.sql<{ operation: string | null, after: { reason?: string } }>(
      'SELECT operation, after FROM "AuditEvent" WHERE "entityId" = $1 AND action = $2', [entry.id, 'time-entry.corrected'])
    expect(log.map(event => event.after.reason)).toContain('Pause vergessen')
    expect(log.some(event => event.operation === 'update')).toBe(true)
  })

  it('can be opened again, but for what is billed', async () => {
    const project = await givenProject(world, { hourlyRate: '100' })
    const week = await approved(project)
    const lineId = await line(project)
    await world.run('manager', ctx => claimTimeForLine(ctx, { lineId, timeEntryIds: [week.entry.id] }))
    await expect(world.run('lead', ctx => reopenWeek(ctx, { id: week.sheet.id, version: 2, reason: 'Nachtrag' }), { now }))
      .rejects.toMatchObject({ code: 'record.not-found' })
    await world.run('manager', ctx => reopenWeek(ctx, { id: week.sheet.id, version: 2, reason: 'Nachtrag' }), { now })
    await world.run('employee', ctx => createTimeEntry(ctx, { ...span(dayText(week.monday), '14:00', '15:00'), projectId: project.id }), { now })
    const again = await world.run('employee', ctx => submitWeek(ctx, { weekStartsOn: week.monday }), { now })
    expect(again.netMinutes).toBe(240)
    await world.run('employee', ctx => withdrawWeek(ctx, { id: again.id, version: again.version }))
    const { entries } = await world.run('employee', ctx => getWeek(ctx, { weekStartsOn: week.monday }))
    const states = entries.map(entry => [entry.status, entry.billed])
    expect(states).toEqual([['APPROVED', true], ['DRAFT', false]])
  })
})

describe('time for invoices', () => {
  it('is approved, billable and unbilled time of the customer', async () => {
    const project = await givenProject(world, { hourlyRate: '100' })
    const { entry } = await approved(project)
    await handedIn('employee', project)
    const [found, ...others] = await world.run('manager', ctx => listBillableTime(ctx, { customerId: project.customerId }))
    expect(found).toMatchObject({ id: entry.id, netMinutes: 180, project: { id: project.id } })
    expect(found?.hourlyRate?.toFixed()).toBe('100')
    expect(others).toEqual([])
  })

  it('goes to one of two who bill it at once, and is free again when released', async () => {
    const project = await givenProject(world)
    const { entry } = await approved(project)
    const lines = await Promise.all([line(project), line(project)])
    const claims = await Promise.allSettled(lines.map(lineId =>
      world.run('manager', ctx => claimTimeForLine(ctx, { lineId, timeEntryIds: [entry.id] }))))
    expect(claims.map(claim => claim.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(claims.find(claim => claim.status === 'rejected')).toMatchObject({ reason: { code: 'time-entry.already-billed' } })

    await expect(world.run('manager', ctx => correctTimeEntry(ctx, { id: entry.id, version: 4, reason: 'zu spät', note: 'x' }), { now }))
      .rejects.toMatchObject({ code: 'time-entry.billed' })
    await expect(world.sql('UPDATE "TimeEntry" SET note = \'x\' WHERE id = $1', [entry.id])).rejects.toThrow('wmos:time-entry.billed')
    await world.run('manager', ctx => releaseTimeOfLines(ctx, lines))
    expect(await world.run('manager', ctx => listBillableTime(ctx, { customerId: project.customerId }))).toHaveLength(1)
  })
})
