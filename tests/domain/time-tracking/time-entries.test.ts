import { beforeAll, describe, expect, it } from 'vitest'
import { changeTimeEntry, createTimeEntry, deleteTimeEntry, getTimeEntry, listTimeEntries, sumTimeEntries } from '#server/domain/time-tracking'
import { TimeEntryListQuery } from '#shared/contracts/time-tracking'
import { newWorld } from '../../support/world'
import { givenActivity, givenProject, span, winter } from './given'

const world = await newWorld()
const now = () => winter('2026-11-20T18:00')
const listQuery = (filter: Record<string, string> = {}) => TimeEntryListQuery.parse(filter)

describe('booking time', () => {
  let project: { id: string, customerId: string }
  beforeAll(async () => {
    project = await givenProject(world, { hourlyRate: '95' })
  })

  it('freezes day, net minutes, rate and billable', async () => {
    const entry = await world.run('employee', ctx => createTimeEntry(ctx, { ...span('2026-11-02', '08:00', '12:30', 30), projectId: project.id }), { now })
    expect(entry).toMatchObject({ netMinutes: 240, billable: true, status: 'DRAFT', editable: true, billed: false, hourlyRate: null })
    expect(entry.workedOn.toISOString()).toBe('2026-11-02T00:00:00.000Z')

    await world.sql('UPDATE "Project" SET "hourlyRate" = 120 WHERE id = $1', [project.id])
    const seen = await world.run('manager', ctx => getTimeEntry(ctx, entry.id))
    expect(seen.hourlyRate?.toFixed()).toBe('95')
    await world.sql('UPDATE "Project" SET "hourlyRate" = 95 WHERE id = $1', [project.id])
  })

  it('takes the rate of the member before project, customer and company', async () => {
    const [own] = await world.sql<{ id: string }>('SELECT id FROM "ProjectMember" WHERE "projectId" = $1', [project.id])
    await world.sql('UPDATE "ProjectMember" SET "hourlyRate" = 111.5 WHERE id = $1', [own?.id])
    const entry = await world.run('employee', ctx => createTimeEntry(ctx, { ...span('2026-11-03', '08:00', '09:00'), projectId: project.id }), { now })
    expect((await world.run('manager', ctx => getTimeEntry(ctx, entry.id))).hourlyRate?.toFixed()).toBe('111.5')
  })

  it('keeps personal, internal and fixed-price time unbillable by default', async () => {
    const internal = await givenProject(world, { billingMethod: 'INTERNAL' })
    const fixed = await givenProject(world, { billingMethod: 'FIXED' })
    const book = (projectId: string | null, hour: number, billable?: boolean) => world.run('employee', ctx => createTimeEntry(ctx, {
      ...span('2026-11-04', `${hour}:00`.padStart(5, '0'), `${hour + 1}:00`.padStart(5, '0')), projectId, billable,
    }), { now })
    expect((await book(null, 8, true)).billable).toBe(false)
    expect((await book(internal.id, 9, true)).billable).toBe(false)
    expect((await book(fixed.id, 10)).billable).toBe(false)
    expect((await book(fixed.id, 11, true)).billable).toBe(true)
    const travel = await givenActivity(world, false)
    const entry = await world.run('employee', ctx => createTimeEntry(ctx, {
      ...span('2026-11-04', '12:00', '13:00'), projectId: project.id, activityId: travel.id,
    }), { now })
    expect(entry.billable).toBe(false)
  })

  it('refuses overlapping time and says which entry is in the way', async () => {
    const entry = await world.run('employee', ctx => createTimeEntry(ctx, { ...span('2026-11-05', '08:00', '10:00'), projectId: null }), { now })
    await expect(world.run('employee', ctx => createTimeEntry(ctx, { ...span('2026-11-05', '09:59', '11:00'), projectId: null }), { now }))
      .rejects.toMatchObject({ code: 'time-entry.overlaps', details: { entryId: entry.id } })
    await world.run('employee', ctx => createTimeEntry(ctx, { ...span('2026-11-05', '10:00', '11:00'), projectId: null }), { now })
  })

  it('lets one of two equal bookings at the same moment win', async () => {
    const book = () => world.run('employee', ctx => createTimeEntry(ctx, { ...span('2026-11-06', '08:00', '10:00'), projectId: null }), { now })
    const results = await Promise.allSettled([book(), book(), book()])
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  })

  it('counts real hours over both clock changes, on the day the work began', async () => {
    const night = (from: string, to: string) => world.run('employee', ctx => createTimeEntry(ctx, {
      startedAt: new Date(from), endedAt: new Date(to), projectId: null, activityId: null, breakMinutes: 0, note: null,
    }), { now })
    expect(await night('2026-10-24T22:00:00+02:00', '2026-10-25T06:00:00+01:00')).toMatchObject({ netMinutes: 540, workedOn: new Date('2026-10-24') })
    expect(await night('2026-03-28T22:00:00+01:00', '2026-03-29T06:00:00+02:00')).toMatchObject({ netMinutes: 420, workedOn: new Date('2026-03-28') })
  })

  it('refuses what cannot be', async () => {
    const book = (input: Partial<Parameters<typeof createTimeEntry>[1]>) => world.run('employee', ctx => createTimeEntry(ctx, {
      ...span('2026-11-09', '08:00', '09:00'), projectId: null, ...input,
    }), { now })
    await expect(book({ endedAt: winter('2026-11-10T08:01') })).rejects.toMatchObject({ code: 'time-entry.too-long' })
    await expect(book({ breakMinutes: 60 })).rejects.toMatchObject({ code: 'time-entry.break-too-long' })
    await expect(book(span('2026-11-22', '08:00', '09:00'))).rejects.toMatchObject({ code: 'time-entry.in-future' })
    await expect(book(span('2019-12-31', '08:00', '09:00'))).rejects.toMatchObject({ code: 'time-entry.not-employed' })
    const closed = await givenProject(world)
    await world.sql('UPDATE "Project" SET status = \'COMPLETED\' WHERE id = $1', [closed.id])
    await expect(book({ projectId: closed.id })).rejects.toMatchObject({ code: 'project.closed' })
    await expect(book({ activityId: closed.id })).rejects.toMatchObject({ code: 'record.not-found' })
  })

  it('is for oneself, unless one may write for all', async () => {
    const { employee, lead } = world.companies.A.employees
    const book = (role: 'employee' | 'lead' | 'manager', employeeId: string) => world.run(role, ctx => createTimeEntry(ctx, {
      ...span('2026-11-09', '12:00', '13:00'), projectId: null, employeeId,
    }), { now })
    await expect(book('employee', lead)).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(book('lead', employee)).rejects.toMatchObject({ code: 'permission.missing' })
    expect((await book('manager', employee)).employee.id).toBe(employee)
  })
})

describe('changing time', () => {
  it('keeps the rate, wants the version, and moves with its day', async () => {
    const project = await givenProject(world, { hourlyRate: '80' })
    const entry = await world.run('employee', ctx => createTimeEntry(ctx, { ...span('2026-11-10', '08:00', '09:00'), projectId: project.id }), { now })
    await world.sql('UPDATE "Project" SET "hourlyRate" = 90, status = \'PAUSED\' WHERE id = $1', [project.id])
    const changed = await world.run('employee', ctx => changeTimeEntry(ctx, {
      id: entry.id, version: entry.version, note: 'Besprechung', startedAt: winter('2026-11-11T08:00'), endedAt: winter('2026-11-11T10:00'),
    }), { now })
    expect(changed).toMatchObject({ note: 'Besprechung', netMinutes: 120, workedOn: new Date('2026-11-11'), version: 2 })
    expect((await world.run('manager', ctx => getTimeEntry(ctx, entry.id))).hourlyRate?.toFixed()).toBe('80')
    await expect(world.run('employee', ctx => changeTimeEntry(ctx, { id: entry.id, version: 1, note: 'zu spät' }), { now }))
      .rejects.toMatchObject({ code: 'record.changed' })
    await expect(world.run('employee', ctx => deleteTimeEntry(ctx, { id: entry.id, version: 1 }))).rejects.toMatchObject({ code: 'record.changed' })
    await world.run('employee', ctx => deleteTimeEntry(ctx, { id: entry.id, version: 2 }))
    await expect(world.run('employee', ctx => getTimeEntry(ctx, entry.id))).rejects.toMatchObject({ code: 'record.not-found' })
  })

  it('is not for others, who do not even see it', async () => {
    const entry = await world.run('manager', ctx => createTimeEntry(ctx, { ...span('2026-11-10', '08:00', '09:00'), projectId: null }), { now })
    await expect(world.run('employee', ctx => changeTimeEntry(ctx, { id: entry.id, version: 1, note: 'x' }), { now }))
      .rejects.toMatchObject({ code: 'record.not-found' })
    await expect(world.run('manager', ctx => getTimeEntry(ctx, entry.id), { company: 'B' })).rejects.toMatchObject({ code: 'record.not-found' })
  })
})

describe('the list of time', () => {
  it('shows own time to employees, the team\'s to leads, all to managers, with sums', async () => {
    const { employee, lead, manager } = world.companies.A.employees
    await world.run('lead', ctx => createTimeEntry(ctx, { ...span('2026-11-12', '08:00', '09:00'), projectId: null }), { now })
    const people = async (role: 'employee' | 'lead' | 'manager') => {
      const list = await world.run(role, ctx => listTimeEntries(ctx, listQuery({ limit: '100' })), { now })
      const sums = await world.run(role, ctx => sumTimeEntries(ctx, {}), { now })
      expect(sums.netMinutes).toBe(list.items.reduce((total, entry) => total + entry.netMinutes, 0))
      expect(sums.billableMinutes).toBe(list.items.filter(entry => entry.billable).reduce((total, entry) => total + entry.netMinutes, 0))
      expect(list.total).toBe(list.items.length)
      return new Set(list.items.map(entry => entry.employee.id))
    }
    expect(await people('employee')).toEqual(new Set([employee]))
    expect(await people('lead')).toEqual(new Set([employee, lead]))
    expect(await people('manager')).toEqual(new Set([employee, lead, manager]))
  })

  it('filters by customer, period and billable', async () => {
    const project = await givenProject(world)
    await world.run('employee', ctx => createTimeEntry(ctx, { ...span('2026-11-13', '08:00', '09:00'), projectId: project.id }), { now })
    const total = async (filter: Record<string, string>) =>
      (await world.run('manager', ctx => listTimeEntries(ctx, listQuery({ customerId: project.customerId, ...filter })), { now })).total
    expect(await total({})).toBe(1)
    expect(await total({ from: '2026-11-13', to: '2026-11-13', billable: 'true', billed: 'false' })).toBe(1)
    expect(await total({ from: '2026-11-14' })).toBe(0)
    expect(await total({ billable: 'false' })).toBe(0)
    expect(await total({ billed: 'true' })).toBe(0)
  })
})
