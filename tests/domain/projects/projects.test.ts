import { describe, expect, it } from 'vitest'
import { createCustomer } from '#server/domain/customers'
import {
  changeActivity, changeProject, createActivity, createProject, deleteActivity, deleteProject, getBudgetCurve,
  getProject, hourlyRateFor, listActivities,
  listBudgetUsage, listProjects, requireOpenProject, setProjectMembers,
} from '#server/domain/projects'
import { changeCompanyProfile } from '#server/domain/settings'
import { dayText } from '#shared/calendar-day'
import { CustomerCreate } from '#shared/contracts/customers'
import { ActivityQuery, ProjectCreate, ProjectQuery } from '#shared/contracts/projects'
import { decimal } from '#shared/money'
import { newWorld } from '../../support/world'

const world = await newWorld()
const { employee, lead } = world.companies.A.employees
const manager = <T>(work: Parameters<typeof world.run<T>>[1]) => world.run('manager', work)
const customer = await manager(ctx => createCustomer(ctx, CustomerCreate.parse({ kind: 'COMPANY', name: 'Werft AG', hourlyRate: '90' })))
const given = (input: Record<string, unknown> = {}) =>
  manager(ctx => createProject(ctx, ProjectCreate.parse({ name: 'Website', billingMethod: 'TIME', customerId: customer.id, ...input })))

let hour = 0
async function book(projectId: string, netMinutes: number, more: { day?: string, rate?: string } = {}) {
  const start = new Date(Date.UTC(2024, 0, 1, hour++ * 12))
  const [row] = await world.sql<{ id: string }>(
    `INSERT INTO "TimeEntry" (id, "employeeId", "projectId", "startedAt", "endedAt", "workedOn", "netMinutes", "hourlyRate", status, "updatedAt")
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, 'DRAFT', now()) RETURNING id`,
    [employee, projectId, start, new Date(start.getTime() + 3_600_000), more.day ?? '2026-03-02', netMinutes, more.rate ?? null])
  return row?.id ?? ''
}

describe('the rate of new time', () => {
  it('comes from member, project, customer, company, in this order', async () => {
    const rateOf = (projectId: string) => manager(ctx => hourlyRateFor(ctx, { projectId, employeeId: employee }))
    const rate = async (projectId: string) => (await rateOf(projectId))?.toFixed() ?? null
    const internal = await manager(ctx => createProject(ctx, { name: 'Intern', billingMethod: 'INTERNAL' }))
    expect(await rate(internal.id)).toBeNull()
    await world.run('administrator', ctx => changeCompanyProfile(ctx, { version: 1, defaultHourlyRate: decimal('80') }))
    expect(await rate(internal.id)).toBe('80')

    const { id } = await given()
    expect(await rate(id)).toBe('90')
    await manager(ctx => changeProject(ctx, { id, version: 1, hourlyRate: decimal('100.5') }))
    expect(await rate(id)).toBe('100.5')
    await manager(ctx => setProjectMembers(ctx, { id, version: 2, members: [{ employeeId: employee, hourlyRate: decimal('120') }] }))
    expect(await rate(id)).toBe('120')
    expect(await manager(ctx => hourlyRateFor(ctx, { projectId: null, employeeId: employee }))).toBeNull()
  })
})

describe('projects', () => {
  it('have a customer unless internal', async () => {
    expect(ProjectCreate.safeParse({ name: 'X', billingMethod: 'TIME' }).error?.issues[0]?.message).toBe('project.customer-required')
    const { id } = await given()
    await expect(manager(ctx => changeProject(ctx, { id, version: 1, customerId: null })))
      .rejects.toSatisfy(error => String(JSON.stringify(error) + String(error)).includes('project_customer_unless_internal'))
  })

  it('take time only while planned or active, and only from those who see them', async () => {
    const { id } = await given()
    await expect(world.run('employee', ctx => requireOpenProject(ctx, id))).rejects.toMatchObject({ code: 'record.not-found' })
    await manager(ctx => setProjectMembers(ctx, { id, version: 1, members: [{ employeeId: employee }] }))
    expect((await world.run('employee', ctx => requireOpenProject(ctx, id))).id).toBe(id)
    await manager(ctx => changeProject(ctx, { id, version: 2, status: 'COMPLETED' }))
    await expect(manager(ctx => requireOpenProject(ctx, id))).rejects.toMatchObject({ code: 'project.closed' })
  })

  it('show an employee only their own and internal ones, without money', async () => {
    const mine = await given({ name: 'Sichtbar', hourlyRate: '111', budgetAmount: '5000' })
    await given({ name: 'Unsichtbar' })
    await manager(ctx => createProject(ctx, { name: 'Sichtbar intern', billingMethod: 'INTERNAL' }))
    const members = [{ employeeId: employee, hourlyRate: decimal('99') }]
    await manager(ctx => setProjectMembers(ctx, { id: mine.id, version: 1, members }))
    const { items } = await world.run('employee', ctx => listProjects(ctx, ProjectQuery.parse({ q: 'sichtbar' })))
    expect(items.map(item => item.name)).toEqual(['Sichtbar', 'Sichtbar intern'])
    expect(await world.run('employee', ctx => getProject(ctx, mine.id)))
      .toMatchObject({
        hourlyRate: null, budgetAmount: null, members: [{ hourlyRate: null }], budget: { usedAmount: null, budgetAmount: null },
      })
  })

  it('with booked time are not deleted', async () => {
    const { id } = await given()
    await book(id, 60)
    await expect(manager(ctx => deleteProject(ctx, id))).rejects.toMatchObject({ code: 'record.in-use' })
    const empty = await given()
    await manager(ctx => deleteProject(ctx, empty.id))
  })

  it('of another company are nobody\'s business', async () => {
    const { id } = await given()
    await expect(world.run('manager', ctx => getProject(ctx, id), { company: 'B' })).rejects.toMatchObject({ code: 'record.not-found' })
    await expect(world.run('manager', ctx => createProject(ctx, { name: 'X', billingMethod: 'TIME', customerId: customer.id }), { company: 'B' }))
      .rejects.toMatchObject({ code: 'record.not-found' })
  })
})

describe('budgets', () => {
  it('use net minutes and frozen rates, and warn from the set share on', async () => {
    const { id } = await given({ budgetAmount: '1000', budgetMinutes: 1200, budgetWarnPercent: 75 })
    const level = async () => (await manager(ctx => getProject(ctx, id))).budget
    expect(await level()).toMatchObject({ usedMinutes: 0, usedPercent: 0, level: 'ok' })
    await book(id, 450, { rate: '100' })
    expect(await level()).toMatchObject({ usedMinutes: 450, remainingMinutes: 750, usedPercent: 75, level: 'warning' })
    expect((await level()).usedAmount?.toFixed(2)).toBe('750.00')
    await book(id, 180, { rate: '100' })
    const over = await level()
    expect(over.level).toBe('exceeded')
    expect(over.remainingAmount?.toFixed(2)).toBe('-50.00')
    const { items } = await manager(ctx => listBudgetUsage(ctx, [id, crypto.randomUUID()]))
    expect(items.map(item => item.projectId)).toEqual([id])
  })

  it('grow week by week in the curve', async () => {
    const { id } = await given({ budgetMinutes: 600 })
    await book(id, 60, { day: '2026-03-04', rate: '90' })
    await book(id, 30, { day: '2026-03-08', rate: '90' })
    await book(id, 90, { day: '2026-03-09', rate: '90' })
    const { points } = await manager(ctx => getBudgetCurve(ctx, id))
    const rows = points.map(({ weekStartsOn, minutes, totalMinutes, totalAmount }) =>
      [dayText(weekStartsOn), minutes, totalMinutes, totalAmount?.toFixed(2)])
    expect(rows)
      .toEqual([['2026-03-02', 90, 90, '135.00'], ['2026-03-09', 90, 180, '270.00']])
  })
})

describe('activities', () => {
  it('are archived, and deleted only while unused', async () => {
    const activity = await manager(ctx => createActivity(ctx, { name: 'Beratung', billable: true }))
    await manager(ctx => changeActivity(ctx, { id: activity.id, version: 1, archived: true }))
    expect((await world.run('employee', ctx => listActivities(ctx, ActivityQuery.parse({ archived: 'false' })))).total).toBe(0)
    const project = await given()
    const entry = await book(project.id, 60)
    await world.sql('UPDATE "TimeEntry" SET "activityId" = $1 WHERE id = $2', [activity.id, entry])
    await expect(manager(ctx => deleteActivity(ctx, activity.id))).rejects.toMatchObject({ code: 'record.in-use' })
  })
})

it('a lead of a team sees the projects of the team', async () => {
  const { id } = await given({ name: 'Teamsache' })
  await manager(ctx => setProjectMembers(ctx, { id, version: 1, members: [{ employeeId: employee }] }))
  const { inTenant } = await import('#server/platform/context')
  const actor = { ...world.as('lead'), employeeId: lead, grants: ['backoffice.projects.read:team'] }
  expect((await inTenant(actor, ctx => listProjects(ctx, ProjectQuery.parse({ q: 'Teamsache' })))).total).toBe(1)
})
